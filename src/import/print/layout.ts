// Lays out expressions of TypeScript as the formatter of the project does: what fits into a line stays on it.

const LINE_WIDTH = 120;
const STEP = '  ';

/** An expression to be printed. */
export type Expression =
  /** `uses` is a name of src/define in it. */
  | { readonly kind: 'atom'; readonly text: string; readonly isString?: true; readonly uses?: string }
  | { readonly kind: 'call'; readonly name: string; readonly values: readonly Expression[] }
  | { readonly kind: 'array'; readonly values: readonly Expression[] }
  | { readonly kind: 'object'; readonly members: readonly Member[]; readonly isOpen?: true };

/** A member of an object; `key` as it is written, quotes included. */
export type Member = readonly [key: string, value: Expression];

export const atom = (text: string): Expression => ({ kind: 'atom', text });
export const call = (name: string, ...values: readonly Expression[]): Expression => ({ kind: 'call', name, values });
export const array = (values: readonly Expression[]): Expression => ({ kind: 'array', values });
export const object = (members: readonly Member[]): Expression => ({ kind: 'object', members });
/** An object with a line for each member, however short they are. */
export const openObject = (members: readonly Member[]): Expression => ({ kind: 'object', members, isOpen: true });

/** Names of functions that an expression calls. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'atom':
      return expression.uses === undefined ? [] : [expression.uses];
    case 'call':
      return [expression.name, ...expression.values.flatMap(namesIn)];
    case 'array':
      return expression.values.flatMap(namesIn);
    case 'object':
      return expression.members.flatMap(([, value]) => namesIn(value));
  }
}

/**
 * Prints an expression.
 * @param indent what the line begins with on which it stands
 * @param before characters of that line in front of it
 * @param after characters that follow it on its last line
 */
export function layOut(expression: Expression, indent: string, before: number, after: number): string {
  const flat = flatText(expression);
  if (flat !== undefined && before + flat.length + after <= LINE_WIDTH) return flat;
  switch (expression.kind) {
    case 'atom':
      return expression.text;
    case 'call':
      return brokenCall(expression.name, expression.values, indent, before, after);
    case 'array':
      return broken('[', expression.values, ']', indent);
    case 'object':
      return brokenObject(expression.members, indent);
  }
}

/** On one line; undefined for what always takes several. */
function flatText(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'atom':
      return expression.text;
    case 'call':
      return joined(`${expression.name}(`, expression.values.map(flatText), ')');
    case 'array':
      return isMatrix(expression.values) ? undefined : joined('[', expression.values.map(flatText), ']');
    case 'object': {
      if (expression.members.length === 0) return '{}';
      if (expression.isOpen) return undefined;
      const members = expression.members.map(([key, value]) => {
        const text = flatText(value);
        return text === undefined || isShorthand(key, value) ? text : `${key}: ${text}`;
      });
      return joined('{ ', members, ' }');
    }
  }
}

function joined(open: string, texts: readonly (string | undefined)[], close: string): string | undefined {
  return texts.includes(undefined) ? undefined : `${open}${texts.join(', ')}${close}`;
}

/** Several arrays, or objects, of several parts each: the formatter gives each a line of its own. */
function isMatrix(values: readonly Expression[]): boolean {
  const [first, second] = values;
  if (first === undefined || second === undefined) return false;
  return values.every((value) => value.kind === first.kind && partsOf(value) > 1);
}

function partsOf(expression: Expression): number {
  if (expression.kind === 'array') return expression.values.length;
  return expression.kind === 'object' ? expression.members.length : 0;
}

function broken(open: string, values: readonly Expression[], close: string, indent: string): string {
  const inner = indent + STEP;
  const lines = values.map((value) => `${inner}${layOut(value, inner, inner.length, 1)},\n`);
  return `${open}\n${lines.join('')}${indent}${close}`;
}

/** An object at the end of the arguments opens at once; anything else takes lines of its own. */
function brokenCall(
  name: string,
  values: readonly Expression[],
  indent: string,
  before: number,
  after: number,
): string {
  const last = values.at(-1);
  const others = values.slice(0, -1).map(flatText);
  if (last?.kind === 'object' && !others.includes(undefined)) {
    const head = `${name}(${others.map((text) => `${text}, `).join('')}`;
    if (before + head.length + 1 <= LINE_WIDTH) return `${head}${layOut(last, indent, LINE_WIDTH, after + 1)})`;
  }
  return broken(`${name}(`, values, ')', indent);
}

function brokenObject(members: readonly Member[], indent: string): string {
  const inner = indent + STEP;
  const lines = members.map(([key, value]) => `${inner}${layOutMember(key, value, inner)},\n`);
  return `{\n${lines.join('')}${indent}}`;
}

/** A long text goes below its key, unless the key is so short that nothing is won. */
function layOutMember(key: string, value: Expression, indent: string): string {
  if (isShorthand(key, value)) return key;
  const before = indent.length + key.length + 2;
  const isLongText = value.kind === 'atom' && value.isString && before + value.text.length + 1 > LINE_WIDTH;
  if (isLongText && key.length > 4) return `${key}:\n${indent}${STEP}${value.text}`;
  return `${key}: ${layOut(value, indent, before, 1)}`;
}

function isShorthand(key: string, value: Expression): boolean {
  return value.kind === 'atom' && value.text === key;
}
