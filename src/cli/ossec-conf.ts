import type { LoadOptions } from '../engine/index.ts';
import { attribute, readXml, type XmlElement } from '../engine/xml/index.ts';

/** Of a folder's files those are loaded whose path below the manager's home has the pattern, an OS_Regex. */
export interface RulesetFolder {
  readonly path: string;
  readonly pattern: string;
}

/** What a manager's ossec.conf says of its ruleset; paths are below the manager's home. */
export interface RulesetBlock {
  readonly decoderFolders: readonly RulesetFolder[];
  readonly ruleFolders: readonly RulesetFolder[];
  readonly decoderFiles: readonly string[];
  readonly ruleFiles: readonly string[];
  readonly options: LoadOptions;
}

const NO_LEVEL = 0;
const XML_FILES = '.xml$';

/**
 * Reads the `<ruleset>` and `<alerts>` blocks of a manager's ossec.conf. Of several `<ruleset>` blocks the last one counts.
 * @param bytes the file as a byte string
 * @throws XmlError where Wazuh's reader gives up
 * @source rules.md 2.1, decoding.md 5.1
 */
export function readRulesetBlock(bytes: string): RulesetBlock {
  const sections = readXml(bytes)
    .filter(({ name }) => name === 'ossec_config')
    .flatMap(({ children }) => children);
  const block = sections.filter(({ name }) => name === 'ruleset').at(-1);
  const texts = (name: string): string[] => contents(block?.children ?? [], name);
  const alerts = sections.filter(({ name }) => name === 'alerts').flatMap(({ children }) => children);
  const level = (name: string): number | undefined => numberOf(contents(alerts, name).at(-1));
  const emailAlertLevel = level('email_alert_level');
  return {
    decoderFolders: folders(block, 'decoder_dir', 'ruleset/decoders'),
    ruleFolders: folders(block, 'rule_dir', 'ruleset/rules'),
    decoderFiles: texts('decoder_include').map((path) => inFolder(path, 'ruleset/decoders')),
    ruleFiles: [...texts('rule_include'), ...texts('include')].map((path) => inFolder(path, 'ruleset/rules')),
    options: {
      excluded: [...texts('rule_exclude'), ...texts('decoder_exclude')],
      declaredLists: texts('list').map((name) => name.replace(/\.cdb$/, '')),
      logAlertLevel: level('log_alert_level') ?? NO_LEVEL,
      ...(emailAlertLevel === undefined ? {} : { emailAlertLevel }),
    },
  };
}

function contents(elements: readonly XmlElement[], name: string): string[] {
  return elements.filter((element) => element.name === name).map(({ content }) => content.trim());
}

function folders(block: XmlElement | undefined, name: string, usual: string): readonly RulesetFolder[] {
  const given = (block?.children ?? []).filter((element) => element.name === name);
  if (given.length === 0) return [folderOf(usual)];
  return given.map((element) => folderOf(element.content.trim(), attribute(element, 'pattern')));
}

/** A folder of the ruleset; without a pattern its XML files are meant. */
export function folderOf(path: string, pattern = XML_FILES): RulesetFolder {
  return { path, pattern };
}

/** A bare name means the stock folder. */
function inFolder(path: string, folder: string): string {
  return path.includes('/') ? path : `${folder}/${path}`;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
