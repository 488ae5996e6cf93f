import {
  bytesToUtf8,
  type LoadMessage,
  type LoadOptions,
  type Ruleset,
  type RulesetFile,
  utf8ToBytes,
} from '../engine/index.ts';
import { attribute, readXml, type XmlElement, XmlError } from '../engine/xml/index.ts';
import {
  type CheckedDecoder,
  type CheckedFile,
  type CheckedRule,
  type CheckInput,
  childrenNamed,
  type Vocabulary,
} from './input.ts';
import { loadPastRefusals } from './load-past-refusals.ts';
import { SourceText } from './source-text.ts';

export interface CheckSources {
  /** The files to judge. */
  readonly files: readonly RulesetFile[];
  /** The ruleset that they are loaded with. */
  readonly around: readonly RulesetFile[];
  readonly vocabulary?: Vocabulary | undefined;
  /** Texts for people beside the judged files: they may say under which name a file is to be installed. */
  readonly guides?: readonly { readonly path: string; readonly text: string }[];
  /** Files to judge that cannot be opened. */
  readonly unreadable?: readonly string[];
  readonly options?: LoadOptions;
  /** The target's ossec.conf. */
  readonly conf?: string | undefined;
}

/** Loads everything on the engine and reads the judged files once more as elements. */
export function readCheckInput(sources: CheckSources): CheckInput {
  const { files: judged, around, vocabulary = new Map(), guides = [], unreadable = [], options = {}, conf } = sources;
  const { ruleset, messages, refused } = loadPastRefusals(judged, around, options);
  const files = judged.flatMap(checkedFile);
  return {
    files,
    rules: files.filter(({ kind }) => kind === 'rules').flatMap((file) => rulesOf(file, ruleset)),
    decoders: files.filter(({ kind }) => kind === 'decoders').flatMap(decodersOf),
    ruleset,
    messages: messages.filter((message) => isOf(message, judged)),
    messagesAround: messages.filter((message) => !isOf(message, judged)),
    refused,
    vocabulary,
    localfiles: conf === undefined ? undefined : localfilesOf(conf),
    unreadable,
    ruleAround: (id) => ruleAmong(around, id),
    surroundings: around.flatMap((file) => {
      const kind = kindOf(file);
      return kind === undefined ? [] : [{ path: file.path, kind }];
    }),
    guides: guides.map(({ path, text }) => new SourceText(path, text)),
  };
}

/** The first definition of a rule; only files that hold its id are read. */
function ruleAmong(files: readonly RulesetFile[], id: number): XmlElement | undefined {
  const opening = new RegExp(`<rule\\s[^>]*\\bid\\s*=\\s*["']${id}["']`, 'i');
  for (const { text } of files) {
    const plain = textOf(text);
    if (!opening.test(plain)) continue;
    const rules = elementsOf(plain).flatMap((group) => childrenNamed(group, 'rule'));
    const found = rules.find((rule) => Number(attributeOf(rule, 'id')) === id && !isOverwrite(rule));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isOverwrite(rule: XmlElement): boolean {
  return attributeOf(rule, 'overwrite') === 'yes';
}

function textOf(text: RulesetFile['text']): string {
  return typeof text === 'string' ? text : new TextDecoder().decode(text);
}

function isOf({ at }: LoadMessage, judged: readonly RulesetFile[]): boolean {
  return at === undefined || judged.some(({ path }) => path === at.file);
}

/** Undefined for lists. */
function kindOf({ path, kind }: RulesetFile): CheckedFile['kind'] | undefined {
  if (kind === 'list' || /(?:^|\/)lists\//.test(path)) return undefined;
  return kind ?? (/(?:^|\/)decoders\//.test(path) ? 'decoders' : 'rules');
}

function checkedFile(file: RulesetFile): CheckedFile[] {
  const kind = kindOf(file);
  if (kind === undefined) return [];
  const { path } = file;
  const plain = textOf(file.text);
  return [{ path, kind, source: new SourceText(path, plain), elements: elementsOf(plain) }];
}

/** A file that the reader refuses has no elements; the engine's own message tells why. */
function elementsOf(text: string): readonly XmlElement[] {
  try {
    return readXml(utf8ToBytes(text)).map(readable);
  } catch (error) {
    if (error instanceof XmlError) return [];
    throw error;
  }
}

/** The reader's byte strings as text. */
function readable(element: XmlElement): XmlElement {
  return {
    ...element,
    attributes: element.attributes.map(({ name, value }) => ({ name, value: bytesToUtf8(value) })),
    content: bytesToUtf8(element.content),
    children: element.children.map(readable),
  };
}

function rulesOf(file: CheckedFile, ruleset: Ruleset): CheckedRule[] {
  return file.elements.flatMap((group) =>
    childrenNamed(group, 'rule').map((element) => {
      const id = Number(attributeOf(element, 'id') ?? Number.NaN);
      const loaded = ruleset.ruleById.get(id);
      return {
        file,
        element,
        group,
        id,
        isOverwrite: isOverwrite(element),
        loaded: loaded?.at.file === file.path && loaded.at.line === element.line ? loaded : undefined,
      };
    }),
  );
}

function decodersOf(file: CheckedFile): CheckedDecoder[] {
  return file.elements
    .filter(({ name }) => name.toLowerCase() === 'decoder')
    .map((element) => ({
      file,
      element,
      name: attribute(element, 'name') ?? '',
      parent: childrenNamed(element, 'parent').at(-1)?.content,
    }));
}

/** Attributes of rules are compared without case. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((candidate) => candidate.name.toLowerCase() === name)?.value;
}

function localfilesOf(conf: string): string[] {
  const blocks = readXmlOrNothing(conf).filter(({ name }) => name === 'ossec_config');
  return blocks.flatMap((block) =>
    childrenNamed(block, 'localfile').flatMap((localfile) => {
      const command = childrenNamed(localfile, 'alias', 'command').at(0)?.content;
      return childrenNamed(localfile, 'location')
        .map(({ content }) => content)
        .concat(command ?? []);
    }),
  );
}

function readXmlOrNothing(text: string): readonly XmlElement[] {
  return elementsOf(text);
}
