import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { KillMoment } from '../builders/memory-files.ts';
import { Random } from '../builders/random.ts';
import { countSteps, crashOften, crashOnce } from './crash.ts';

// `npm run crash`: kills the collector at each durable step, with and without a power cut, and then at random.
// Exit 1 when anything was lost or repeated; the seed is printed, and --seed repeats it.

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const wanted = Number(values.runs);
const faults: string[] = [];

interface Case {
  readonly part: string;
  readonly step: number;
  readonly kind: string;
  readonly moment: KillMoment;
  readonly isPowerCut: boolean;
}

const every: Case[] = [...(await countSteps())].flatMap(([part, steps]) =>
  steps.flatMap((what, index) => {
    const moments: readonly KillMoment[] = what.startsWith('append')
      ? ['before', 'middle', 'after']
      : ['before', 'after'];
    const kind = what.replace(/lock\.\w+/, 'lock.*');
    return moments.flatMap((moment) =>
      [false, true].map((isPowerCut) => ({ part, step: index + 1, kind, moment, isPowerCut })),
    );
  }),
);
const kinds = new Set(every.map(({ kind }) => kind));
// with few runs: each kind of step once
const cases =
  wanted >= every.length
    ? every
    : [...kinds].flatMap((kind) => every.find((one) => one.kind === kind && one.moment !== 'after') ?? []);
for (const { part, step, moment, isPowerCut } of cases) {
  const report = await crashOnce(part, step, moment, isPowerCut);
  // lets the memory of the world that was be freed
  await setImmediate();
  if (report.killed.length !== 1) faults.push(`${part}, step ${step}: ${report.killed.length} runs killed, not 1`);
  faults.push(...report.faults.map((fault) => `${report.killed.join()}${isPowerCut ? ' (power cut)' : ''}: ${fault}`));
}
process.stdout.write(`at each durable step: ${cases.length} runs killed, at ${kinds.size} different steps\n`);

const random = new Random(Number(values.seed));
let atRandom = 0;
while (cases.length + atRandom < wanted) {
  const report = await crashOften(random, 20);
  await setImmediate();
  atRandom += report.killed.length;
  faults.push(...report.faults);
}
process.stdout.write(`at random (seed ${values.seed}): ${atRandom} runs killed\n`);
for (const fault of faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
process.stdout.write(`${cases.length + atRandom} runs killed, ${faults.length} faults\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
