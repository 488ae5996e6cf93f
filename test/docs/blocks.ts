// Reads the fenced blocks of a page, and the commands that stand in its text.

/**
 * Where a block of commands runs. `project`: a copy of the repository. `manager`: the stand-in of a manager, where /var/ossec
 * is. `cluster`: the project, beside a stand-in of the Wazuh API. `docker`: a stack whose manager is a stand-in, in real containers.
 * `relay`: a manager's root with real syslog daemons, in test/relay/docs.test.ts.
 */
export const places = ['project', 'manager', 'cluster', 'docker', 'relay'] as const;
export type Place = (typeof places)[number];

export interface Block {
  readonly page: string;
  /** Of its first line. */
  readonly line: number;
  readonly place: Place;
  readonly commands: string;
  /** A file of the project that the page shows: a language and a path. It is written there, and `commands` is its text. */
  readonly file: string | undefined;
  /** What the page shows as the answer; `…` stands for anything. */
  readonly output: string | undefined;
}

export interface Fence {
  readonly info: string;
  readonly line: number;
  readonly text: string;
}

/** A fence and what is in it, wherever it is indented to. */
export const FENCED = /^[ ]*```[\s\S]*?^[ ]*```$/gm;

/** All fenced blocks; one inside of a list without the list's indentation. */
export function readFences(page: string): Fence[] {
  const fences: Fence[] = [];
  let open:
    | { readonly info: string; readonly line: number; readonly indent: number; readonly lines: string[] }
    | undefined;
  for (const [index, line] of page.split('\n').entries()) {
    const [, indent = '', info] = /^( *)```(.*)$/.exec(line) ?? [];
    if (info === undefined) open?.lines.push(line.slice(open.indent));
    else if (open === undefined) open = { info: info.trim(), line: index + 1, indent: indent.length, lines: [] };
    else {
      fences.push({ info: open.info, line: open.line, text: open.lines.join('\n') });
      open = undefined;
    }
  }
  return fences;
}

/** Blocks of commands: those that begin with `sh`; a following `text output` is what they print. Between them, files. */
export function readBlocks(name: string, page: string): Block[] {
  const fences = readFences(page);
  return fences.flatMap(({ info, line, text }, index): Block[] => {
    const [language, place = 'project', ...rest] = info.split(' ');
    const block = { page: name, line, commands: text, place: 'project', file: undefined, output: undefined } as const;
    if (place.includes('.')) return [{ ...block, file: place }];
    if (language !== 'sh') return [];
    if (!isPlace(place) || rest.length > 0) throw new Error(`${name}:${line}: no place "${info}"`);
    const next = fences[index + 1];
    return [{ ...block, place, output: next?.info === 'text output' ? next.text : undefined }];
  });
}

function isPlace(word: string): word is Place {
  return places.some((place) => place === word);
}

export interface Mention {
  readonly line: number;
  readonly command: string;
}

/** Commands of this project in the running text: code spans that name `ossify` and a verb, or an npm script. */
export function readMentions(page: string): Mention[] {
  const text = page.replace(FENCED, (fence) => fence.replace(/[^\n]/g, ' '));
  return [...text.matchAll(/`((?:npx )?ossify [^`]+|npm (?:run )?[a-z:]+[^`]*)`/g)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    command: (match[1] ?? '').replace(/\s+/g, ' '),
  }));
}

/** Whether the printed text is what the page shows. */
export function agrees(shown: string, printed: string): boolean {
  const pattern = shown
    .trim()
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*?');
  return new RegExp(`^${pattern}$`).test(printed.trim());
}
