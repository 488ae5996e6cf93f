import { pathToFileURL } from 'node:url';
import { checks } from '../../check/index.ts';
import { type Finding, formatLocation } from '../../diagnostics/index.ts';
import type { CheckOutcome } from './run.ts';
import { columnsOf, shownLine } from './shown-line.ts';

/** For people: each finding with its line and a caret below its place. */
export function text({ findings, lineAt, rules, decoders }: CheckOutcome): string {
  const blocks = findings.map((finding) => {
    const place = finding.at ? `${formatLocation(finding.at)}: ` : '';
    const hint = finding.hint ? `  hint: ${finding.hint}\n` : '';
    return `${place}${finding.level}: ${finding.message} [${finding.code}]\n${excerpt(finding, lineAt)}${hint}`;
  });
  const count = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length;
  const total = `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${plural(count('note'), 'note')}`;
  return `${[...blocks, ''].join('\n')}${plural(rules, 'rule')}, ${plural(decoders, 'decoder')}: ${total}\n`;
}

const MAX_SHOWN = 160;

/** Very long lines are shown from the finding's column on. */
function excerpt({ at: found, emittedAt }: Finding, lineAt: CheckOutcome['lineAt']): string {
  const at = emittedAt ?? found;
  if (at?.line === undefined || at.column === undefined) return '';
  const line = shownLine(lineAt(at));
  const start = at.column > MAX_SHOWN ? at.column - 1 : 0;
  const shown = line.slice(start, start + MAX_SHOWN);
  const place = emittedAt ? `  ${formatLocation(emittedAt)}\n` : '';
  return `${place}  ${shown}\n  ${' '.repeat(columnsOf(line.slice(start, at.column - 1)))}^\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The findings as they are. */
export function json({ findings, rules, decoders }: CheckOutcome): string {
  return `${JSON.stringify({ findings, rules, decoders }, undefined, 2)}\n`;
}

/** Lines that GitHub Actions shows beside the code. */
export function github({ findings }: CheckOutcome): string {
  const names = { error: 'error', warning: 'warning', note: 'notice' } as const;
  return findings
    .map(({ level, at, code, message, hint }) => {
      const { file, line = 1, column = 1 } = at ?? { file: '' };
      const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`;
      return `::${names[level]} ${place}::${data(hint === undefined ? message : `${message}\n${hint}`)}\n`;
    })
    .join('');
}

/** @source GitHub's toolkit: what workflow commands escape */
function data(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * SARIF 2.1.0, with what GitHub's code scanning asks for: a help text for each kind, a line for each result, and paths from the
 * repository's root.
 */
export function sarif({ findings }: CheckOutcome): string {
  const used = checks.filter(({ id }) => findings.some(({ code }) => code === id));
  const indexes = new Map(used.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ossify check', rules: used.map(sarifRule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ code, level, message, hint, at }) => ({
          ruleId: code,
          ruleIndex: indexes.get(code),
          level,
          message: { text: hint === undefined ? message : `${message} ${hint}` },
          locations: at === undefined ? [] : [physicalLocation(at)],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function sarifRule({ id, level, effect, title, reason, repair }: (typeof checks)[number]): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: reason },
    help: { text: `${reason}\n\n${repair}`, markdown: `${reason}\n\n**Repair:** ${repair}` },
    defaultConfiguration: { level },
    properties: { tags: [effect] },
  };
}

function physicalLocation({ file, line = 1, column }: NonNullable<Finding['at']>): object {
  const region = { startLine: line, ...(column ? { startColumn: column } : {}) };
  return { physicalLocation: { artifactLocation: artifact(file), region } };
}

function artifact(file: string): object {
  return file.startsWith('/') ? { uri: pathToFileURL(file).href } : { uri: encodeURI(file), uriBaseId: '%SRCROOT%' };
}
