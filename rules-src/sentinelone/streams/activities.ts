import { type JsonObject, type Members, stream } from '../../../src/define/index.ts';
import { addressList, macList } from './addresses.ts';
import { listPage, listRequest, listRows } from './ask.ts';
import { clean, cleanToText } from './clean.ts';
import { isObject, objectAt, textAt, without } from './read.ts';
import { endpoint } from './surroundings.ts';

/**
 * Activities: what the console and its agents did, by `createdAt`; the API has no other time filter for them, and a row
 * never changes. `data` differs per type and per year, so that its members are text, whatever they were.
 */
export const activities = stream({
  name: 'activities',
  request: (ask) => listRequest('activities', ask, 'createdAt'),
  rows: listRows,
  page: listPage,
  pageSize: { first: 250, max: 1000 },
  rate: { perSecond: 10, burst: 30 },
  time: (activity) => textAt(activity, 'createdAt'),
  id: (activity) => textAt(activity, 'id'),
  version: (activity) => textAt(activity, 'createdAt') ?? '',
  follow: () => ({}),
  lines: 'every-version',
  shape: shapeActivity,
});

function shapeActivity(activity: JsonObject): Members {
  const data = objectAt(activity, 'data');
  const computer = textAt(data, 'computerName') ?? textAt(data, 'origagentname') ?? textAt(data, 'agentName');
  return {
    sentinelone: clean({
      activity: {
        ...clean(without(activity, 'data', 'comments')),
        comments: textAt(activity, 'comments'),
        data: cleanToText(withOneSpelling(data)),
      },
      endpoint: endpoint(computer, textAt(activity, 'agentId')),
      actor: textAt(data, 'byUser') ?? textAt(data, 'username'),
    }),
  };
}

/** Address and MAC lists of STAR activities, in the spelling of the other streams. */
function withOneSpelling(data: JsonObject): Members {
  const respelled = Object.entries(data).map(([name, value]) => {
    if (isObject(value) || Array.isArray(value)) return [name, value] as const;
    if (/^agentipv[46]$/i.test(name)) return [name, addressList(textAt(data, name))] as const;
    if (/^physical$/i.test(name)) return [name, macList(textAt(data, name))] as const;
    return [name, value] as const;
  });
  return Object.fromEntries(respelled);
}
