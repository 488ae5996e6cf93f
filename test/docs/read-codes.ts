// Reads error codes off the sources: every object literal with a member `code: 'UPPER_SNAKE'`, its message and its hint.

export interface CodeUse {
  readonly code: string;
  readonly file: string;
  /** Placeholders are written `…`. */
  readonly message: string;
  readonly hint: string;
}

const CODE = /\bcode: '([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g;

/** All uses of codes in one source text. */
export function readCodes(file: string, source: string): CodeUse[] {
  return [...source.matchAll(CODE)].map((match) => {
    const members = membersAround(source, match.index);
    const code = match[1] ?? '';
    return {
      code,
      file,
      message: literalText(members.get('message') ?? ''),
      hint: literalText(members.get('hint') ?? ''),
    };
  });
}

/** The members of the object literal that holds the place, as source texts. */
function membersAround(source: string, index: number): Map<string, string> {
  const members = new Map<string, string>();
  let at = startOfObject(source, index);
  while (at < source.length) {
    const end = endOfMember(source, at);
    const [, name = '', value = ''] = /^\s*(?:\/\/.*\n\s*)*(\w+): ([\s\S]*)$/.exec(source.slice(at, end)) ?? [];
    members.set(name, value.trim());
    if (source[end] !== ',') break;
    at = end + 1;
  }
  return members;
}

/** After the bracket that opens the object around the place; braces inside of texts before it are taken to be in pairs. */
function startOfObject(source: string, index: number): number {
  let depth = 0;
  for (let at = index; at > 0; at--) {
    if (source[at] === '}') depth++;
    else if (source[at] === '{' && depth-- === 0) return at + 1;
  }
  return 0;
}

/** Where the member ends: at a comma or a bracket of its own level, outside of texts. */
function endOfMember(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const character = source.charAt(at);
    if (`'"\``.includes(character)) at = endOfText(source, at);
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && depth-- === 0) return at;
    else if (character === ',' && depth === 0) return at;
  }
  return source.length;
}

/** The closing quote; placeholders of a template may hold texts themselves. */
function endOfText(source: string, from: number): number {
  const quote = source.charAt(from);
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === quote) return at;
    else if (quote === '`' && source.startsWith('${', at)) at = endOfMember(source, at + 2);
  }
  return source.length;
}

/** The literal texts of an expression, joined by ` / ` where it chooses between several. */
function literalText(expression: string): string {
  const texts: string[] = [];
  for (let at = 0; at < expression.length; at++) {
    if (!`'"\``.includes(expression.charAt(at))) continue;
    const end = endOfText(expression, at);
    texts.push(withoutPlaceholders(expression.slice(at + 1, end)));
    at = end;
  }
  if (texts.length === 0 && expression.includes('nearest(')) return 'Did you mean "…"?';
  return texts.filter((text) => text.includes(' ')).join(' / ');
}

function withoutPlaceholders(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('${', at)) {
      at = endOfMember(text, at + 2);
      result += '…';
    } else if (text[at] === '\\') result += text[++at] === 'n' ? ' ' : text[at];
    else result += text[at];
  }
  return result;
}

const TITLES: Readonly<Record<string, string>> = {
  define: 'Definitions',
  compile: 'Building a plugin',
  engine: 'The engine',
  check: 'Checks',
  harness: 'Tests',
  install: 'Installation',
  collect: 'Collector',
  cli: 'Command line',
};

/** docs/errors.md. */
export function renderCodes(uses: readonly CodeUse[]): string {
  const folders = [...new Set(uses.map(folderOf))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const parts = folders.map((folder) => {
    const own = uses.filter((use) => folderOf(use) === folder);
    const codes = [...new Set(own.map(({ code }) => code))].sort();
    return `\n## ${TITLES[folder] ?? folder}\n\n| code | says | what to do |\n|---|---|---|\n${codes.map((code) => row(code, own)).join('')}`;
  });
  return `# Errors and findings\n\nEvery error has a stable code. This table is made from the sources (\`OSSIFY_UPDATE=1 npx vitest run test/docs\`); \`…\` stands for a value.\n${parts.join('')}`;
}

function folderOf({ file }: CodeUse): string {
  return file.split('/')[1] ?? '';
}

function rank(folder: string): number {
  const at = Object.keys(TITLES).indexOf(folder);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

function row(code: string, uses: readonly CodeUse[]): string {
  const own = uses.filter((use) => use.code === code);
  const cell = (texts: readonly string[]) =>
    [...new Set(texts.filter((text) => text !== ''))]
      .map((text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;'))
      .join('<br>');
  return `| ${code} | ${cell(own.map(({ message }) => message))} | ${cell(own.map(({ hint }) => hint))} |\n`;
}
