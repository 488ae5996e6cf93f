import type { JsonObject, Members } from '../../../src/define/index.ts';
import { clean, cleanToText, distinctText, listText } from './clean.ts';
import { arrayAt, isObject, objectAt, textAt } from './read.ts';

/** Where an object lives beside its endpoint: container, pod, ECS task, as the API gives them with threats and alerts. */
export function surroundings(object: JsonObject): Members {
  return {
    container: clean(objectAt(object, 'containerInfo')),
    kubernetes: clean(objectAt(object, 'kubernetesInfo')),
    ecs: clean(objectAt(object, 'ecsInfo')),
  };
}

/** `cloudProviders` is `{}`, `{"ESXI":{}}` or `{"AWS":{…}}`: the providers' names become a value, their members fields. */
export function cloudSummary(providers: JsonObject): Members | undefined {
  let members: Members = { provider: listText(Object.keys(providers)) };
  for (const provider of Object.values(providers)) {
    if (isObject(provider)) members = { ...members, ...cleanToText(provider) };
  }
  return clean(members);
}

/** Tags of an endpoint, `{"sentinelone":[{"key","value",…}]}`, as `key=value` texts. */
export function tagText(tags: JsonObject): string | undefined {
  const entries = Object.keys(tags).flatMap((owner) => arrayAt(tags, owner).filter(isObject));
  return distinctText(entries.map((entry) => keyAndValue(entry)));
}

/** The endpoint that a line is about, under one name whatever its stream: what rules compare across streams. */
export function endpoint(name: string | undefined, id: string | undefined): Members | undefined {
  return clean({ name, id });
}

function keyAndValue(entry: JsonObject): string | undefined {
  const key = textAt(entry, 'key');
  const value = textAt(entry, 'value');
  return key === undefined ? value : value === undefined ? key : `${key}=${value}`;
}
