import type { MessageLevel, MessageLog } from '../messages.ts';
import type { ElementMemory } from '../xml/index.ts';
import type { CdbList } from './cdb-list.ts';
import type { UnplacedRule } from './rule.ts';
import type { RulesetSettings } from './settings.ts';

/** A rule file is given up, and with it the ruleset; the messages that say why are in the log. */
export class FileRejected extends Error {
  override readonly name = 'FileRejected';
}

/** A rule is left out with a warning; loading goes on. */
export class RuleDropped extends Error {
  override readonly name = 'RuleDropped';
}

/** Rules as they were built, before they came into a tree, with the name of the group around them. */
export type RuleMemory = ElementMemory<{ readonly groupName: string; readonly rule: UnplacedRule }>;

/** What reading a rule file needs to know, and where it says what is wrong. */
export class RuleFileContext {
  readonly file: string;
  readonly settings: RulesetSettings;
  readonly lists: ReadonlyMap<string, CdbList>;
  /** Names that `<decoded_as>` may use. */
  readonly decoderIds: ReadonlyMap<string, number>;
  readonly memory: RuleMemory | undefined;
  readonly #log: MessageLog;

  constructor(
    file: string,
    log: MessageLog,
    known: {
      readonly settings: RulesetSettings;
      readonly lists: ReadonlyMap<string, CdbList>;
      readonly decoderIds: ReadonlyMap<string, number>;
      readonly memory: RuleMemory | undefined;
    },
  ) {
    this.file = file;
    this.settings = known.settings;
    this.lists = known.lists;
    this.decoderIds = known.decoderIds;
    this.memory = known.memory;
    this.#log = log;
  }

  /** Messages given so far, of all files. */
  get said(): number {
    return this.#log.messages.length;
  }

  warn(line: number, text: string, code?: number): void {
    this.#add('WARNING', line, text, code);
  }

  /** Not fatal: the ruleset loads, but a logtest session is refused. */
  error(line: number, text: string, code?: number): void {
    this.#add('ERROR', line, text, code);
  }

  /** An error that the real engine writes to its log file alone, not into a session's answer. */
  logError(line: number, text: string, code: number): void {
    this.#log.add({ level: 'ERROR', code, text, at: { file: this.file, line }, logOnly: true });
  }

  reject(line: number, text: string, code?: number): never {
    this.error(line, text, code);
    throw new FileRejected(text);
  }

  /** For what the real engine refuses without a word in a session's answer. */
  rejectSilently(): never {
    throw new FileRejected('no message');
  }

  drop(line: number, text: string, code: number): never {
    this.warn(line, text, code);
    throw new RuleDropped(text);
  }

  #add(level: MessageLevel, line: number, text: string, code: number | undefined): void {
    this.#log.add({ level, code, text, at: { file: this.file, line } });
  }
}
