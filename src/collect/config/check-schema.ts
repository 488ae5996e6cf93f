import type { Schema } from './schema.ts';

export interface SchemaFinding {
  /** `consoles[0].url`; the last name is what to look for in the text. */
  readonly path: string;
  readonly message: string;
}

/** Everything in a value that the schema does not allow; `withDefaults` fills in the rest. */
export function checkSchema(value: unknown, schema: Schema, path = ''): readonly SchemaFinding[] {
  const wanted = [schema.type].flat();
  const found = kindOf(value);
  if (!wanted.some((type) => type === found)) {
    return [{ path, message: `${said(path)} is ${article(found)}, not ${wanted.map(article).join(' or ')}.` }];
  }
  if (isRecord(value)) return checkObject(value, schema, path);
  if (Array.isArray(value)) return checkArray(value, schema, path);
  return checkScalar(value, schema, path);
}

/** The value with the schema's defaults where a member is absent. */
export function withDefaults(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => (schema.items ? withDefaults(item, schema.items) : item));
  if (!isRecord(value)) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const given = Object.hasOwn(value, name) ? value[name] : member.default;
    if (given !== undefined) filled[name] = withDefaults(given, member);
  }
  return filled;
}

function checkObject(value: Readonly<Record<string, unknown>>, schema: Schema, path: string): SchemaFinding[] {
  const known = Object.keys(schema.properties ?? {});
  const findings = Object.entries(value).flatMap(([name, member]) => {
    const below = path === '' ? name : `${path}.${name}`;
    const memberSchema = schema.properties?.[name];
    if (memberSchema) return [...checkSchema(member, memberSchema, below)];
    const near = nearest(name, known);
    const hint = near === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean "${near}"?`;
    return [{ path: below, message: `Unknown key "${name}"${path === '' ? '' : ` in ${path}`}. ${hint}` }];
  });
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  return [...findings, ...missing.map((name) => ({ path, message: `${said(path)} lacks "${name}".` }))];
}

function checkArray(value: readonly unknown[], schema: Schema, path: string): SchemaFinding[] {
  const findings = value.flatMap((item, index) =>
    schema.items ? [...checkSchema(item, schema.items, `${path}[${index}]`)] : [],
  );
  if (value.length < (schema.minItems ?? 0)) findings.push({ path, message: `${said(path)} is empty.` });
  return findings;
}

function checkScalar(value: unknown, schema: Schema, path: string): SchemaFinding[] {
  const refuse = (why: string) => [{ path, message: `${said(path)} is ${JSON.stringify(value)}, ${why}.` }];
  if (schema.const !== undefined && value !== schema.const) return refuse(`not ${schema.const}`);
  if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) {
    return refuse(`which is not of the form ${schema.pattern}`);
  }
  if (typeof value === 'number' && value < (schema.minimum ?? value)) return refuse(`less than ${schema.minimum}`);
  if (typeof value === 'number' && value > (schema.maximum ?? value)) return refuse(`more than ${schema.maximum}`);
  return [];
}

/** The known name that a typing error would turn into this one; undefined when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const scored = known.map((candidate) => ({
    candidate,
    distance: editDistance(name.toLowerCase(), candidate.toLowerCase()),
  }));
  const best = scored.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= Math.max(2, best.candidate.length / 2) ? best.candidate : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function said(path: string): string {
  return path === '' ? 'The configuration' : `"${path}"`;
}

function article(kind: string): string {
  if (kind === 'null') return 'null';
  return /^[aio]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
