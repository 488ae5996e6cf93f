import { basename } from 'node:path';
import { type Compiled, compilePlugin } from '../compile/index.ts';
import type { Plugin } from '../define/index.ts';
import { compareFindings, type Finding } from '../diagnostics/index.ts';
import { definePlugin } from './definitions.ts';
import { type KnownFaults, knownFaultsOf, noFaults, type Surroundings } from './known-faults.ts';
import { printPlugin, type SourceText } from './print/plugin.ts';
import { differenceOf } from './prove/same-definitions.ts';
import { collectRefusals } from './refusals.ts';
import { type ReadFile, readSourceFile, type SourceFile } from './source-file.ts';

/** What an import is asked for. */
export interface ImportRequest {
  /** The plugin's. */
  readonly name: string;
  /** In any order; they become one plugin. */
  readonly files: readonly SourceFile[];
  /** How the plugin's files name src/define/index.ts. */
  readonly definePath: string;
  /** What rules and decoders of other files may be named. */
  readonly around?: Surroundings;
}

/** What became of rule and decoder files. */
export interface Imported {
  /** Why they cannot be imported, sorted by place; then there is nothing else to use. */
  readonly refusals: readonly Finding[];
  /** Files of the plugin's folder. */
  readonly sources: readonly SourceText[];
  /** What the definitions compile to. */
  readonly compiled: Compiled | undefined;
}

const nothingElse: Surroundings = { hasRule: () => false, hasDecoder: () => false };

/**
 * Turns rule and decoder files into the definitions of a plugin, all of them or none. The definitions are compiled again, and
 * what comes of it is compared with what was read.
 */
export function importFiles({ name, files, definePath, around = nothingElse }: ImportRequest): Imported {
  const refusals = collectRefusals();
  const inLoadOrder = [...files].sort((a, b) => (basename(a.path) < basename(b.path) ? -1 : 1));
  const read = inLoadOrder.flatMap((file): ReadFile[] => {
    const readable = readSourceFile(file, refusals);
    return readable === undefined ? [] : [readable];
  });
  if (refusals.all.length > 0) return refused(refusals.all);
  const first = definePlugin({ name, files: read, around }, noFaults, refusals);
  if (refusals.all.length > 0) return refused(refusals.all);
  const compiled = compileWithFaults(first, around, (faults) =>
    definePlugin({ name, files: read, around }, faults, refusals),
  );
  if (compiled.findings.length > 0) return refused(compiled.findings.map(withAdvice));
  const difference = differenceOf(read, compiled.artifacts);
  if (difference !== undefined) {
    return refused([
      {
        code: 'IMPORT_DIFFERS',
        level: 'error',
        at: { file: read[0]?.path ?? '' },
        message: `Compiled again, it would not say the same. ${difference}.`,
        hint: 'Report it; write what differs in another way to go on.',
      },
    ]);
  }
  return { refusals: [], sources: printPlugin(compiled.plugin, read, definePath), compiled };
}

/** Compiles, and lets the definitions say what faults they are found to have; one fault may hide another. */
function compileWithFaults(first: Plugin, around: Surroundings, define: (faults: KnownFaults) => Plugin): Compiled {
  let faults = noFaults;
  let compiled = compilePlugin(first, { root: '/' });
  for (;;) {
    const more = knownFaultsOf(compiled, faults, around);
    if (more === undefined) return compiled;
    faults = more;
    compiled = compilePlugin(define(faults), { root: '/' });
  }
}

/** What helps against findings of the compiler where the definitions come from files. */
const advice: Readonly<Record<string, string>> = {
  DECODED_AS_UNKNOWN: 'Import the file of that decoder too, or name the ruleset that has it with --ruleset.',
  DECODER_PARENT_MISSING: 'Import the file of that decoder too, or name the ruleset that has it with --ruleset.',
  PARENT_MISSING: 'Import the file of that rule too, or name the ruleset that has it with --ruleset.',
  RULE_ID_TAKEN: 'Wazuh skips it with a warning: remove it, or set overwrite="yes".',
  RULE_ID_TWICE: 'Wazuh keeps the first: remove the other, or give it an id of its own.',
};

function withAdvice(finding: Finding): Finding {
  return { ...finding, hint: advice[finding.code] ?? finding.hint };
}

function refused(findings: readonly Finding[]): Imported {
  return { refusals: [...findings].sort(compareFindings), sources: [], compiled: undefined };
}
