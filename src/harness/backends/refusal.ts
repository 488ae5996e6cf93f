import { OssifyError } from '../../diagnostics/index.ts';
import type { PluginFiles } from '../plugin-folder.ts';

const RULE_NAMED = /\b(?:rule|signature)\b[^'"0-9]*['"(]?(\d{1,6})\b/i;
const FILE_NAMED = /\b(etc\/(?:rules|decoders)\/[\w.-]+\.xml)\b/;

/**
 * The fault of a judge that does not load the ruleset, at the place of the rule or file that its message names.
 * @param messages as the engine words them; the first that names something of the plugin gives the place
 */
export function refused(judge: string, messages: readonly string[], plugin: PluginFiles): OssifyError {
  const at = messages.map((message) => placeOf(message, plugin)).find((place) => place !== undefined);
  const [first = 'no reason was given', ...rest] = messages.filter((message) => !message.includes('(7202)'));
  return new OssifyError({
    code: 'RULESET_REFUSED',
    at,
    message: `${judge} refuses the ruleset: ${[first, ...rest].map((message) => message.trim()).join(' | ')}`,
    hint: 'Correct the definition, run "ossify build", and test again; the embedded engine says more ("ossify check").',
  });
}

function placeOf(message: string, { definedAt, decoders, rules, folder }: PluginFiles) {
  const rule = RULE_NAMED.exec(message)?.[1];
  const place = rule === undefined ? undefined : definedAt[rule];
  if (place) return place;
  const file = FILE_NAMED.exec(message)?.[1];
  const isOurs = [...decoders, ...rules].some(({ path }) => path === file);
  return file !== undefined && isOurs ? { file: `${folder}/${file}` } : undefined;
}
