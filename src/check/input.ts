import type { LoadMessage, Rule, Ruleset } from '../engine/index.ts';
import type { XmlElement } from '../engine/xml/index.ts';
import type { SourceText } from './source-text.ts';

/** What a check looks at: the files that are to be judged, and the whole ruleset as the engine loaded it with them. */
export interface CheckInput {
  /** The judged files. */
  readonly files: readonly CheckedFile[];
  /** Rules and decoders of the judged files, in the order of their files. */
  readonly rules: readonly CheckedRule[];
  readonly decoders: readonly CheckedDecoder[];
  /** Everything that is loaded: judged files and those around them, without what Wazuh refuses. */
  readonly ruleset: Ruleset;
  /** What the engine said of the judged files. */
  readonly messages: readonly LoadMessage[];
  /** What it said of the files around them. */
  readonly messagesAround: readonly LoadMessage[];
  /** Judged files that Wazuh refuses the ruleset for. */
  readonly refused: readonly string[];
  readonly vocabulary: Vocabulary;
  /** Locations of the target's <localfile> blocks; undefined when its ossec.conf is not known. */
  readonly localfiles: readonly string[] | undefined;
  /** A rule as a file around the judged ones defines it. */
  readonly ruleAround: (id: number) => XmlElement | undefined;
  /** The files around the judged ones. */
  readonly surroundings: readonly Pick<CheckedFile, 'path' | 'kind'>[];
  /** Files that were to be judged and cannot be opened. */
  readonly unreadable: readonly string[];
  /** Texts for people that lie beside the judged files. */
  readonly guides: readonly SourceText[];
}

/** What definitions know of fields, by name. */
export type Vocabulary = ReadonlyMap<string, FieldFacts>;

export interface FieldFacts {
  /** All values that a product's documents enumerate. */
  readonly values?: readonly string[] | undefined;
  /** What samples hold: `text`, `number`, `boolean`, `null`, `array`, `object`. */
  readonly kinds?: ReadonlySet<string>;
}

export interface CheckedFile {
  readonly path: string;
  readonly kind: 'decoders' | 'rules';
  readonly source: SourceText;
  readonly elements: readonly XmlElement[];
}

export interface CheckedRule {
  readonly file: CheckedFile;
  readonly element: XmlElement;
  /** The <group> around it. */
  readonly group: XmlElement;
  readonly id: number;
  readonly isOverwrite: boolean;
  /** Undefined when the engine dropped it, or kept an earlier definition. */
  readonly loaded: Rule | undefined;
}

export interface CheckedDecoder {
  readonly file: CheckedFile;
  readonly element: XmlElement;
  readonly name: string;
  readonly parent: string | undefined;
}

/** The child elements of that name; Wazuh compares element names without case. */
export function childrenNamed(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return element.children.filter((child) => names.includes(child.name.toLowerCase()));
}
