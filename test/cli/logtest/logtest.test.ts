import { describe, expect, test } from 'vitest';
import { phaseLines } from '../../../src/cli/logtest/phases.ts';
import { type LogtestOptions, runLogtest } from '../../../src/cli/logtest/run.ts';
import { readExpectation, unitVerdict } from '../../../src/cli/logtest/unit-test.ts';
import { OssifyError } from '../../../src/diagnostics/index.ts';
import { loadRuleset, minimalBase } from '../../../src/engine/index.ts';

const usual: LogtestOptions = { location: 'stdin', quiet: false, verbose: false, debug: false, unitTest: undefined };

async function run(rules: string, lines: readonly string[], options: Partial<LogtestOptions> = {}) {
  const text = `<group name="t,">${rules}</group>`;
  let stderr = '';
  const exit = await runLogtest(
    loadRuleset([...minimalBase, { path: 'etc/rules/local_rules.xml', text }]),
    { ...usual, ...options },
    {
      lines: (async function* () {
        yield* lines;
      })(),
      stdout: () => undefined,
      stderr: (shown) => {
        stderr += shown;
      },
      clock: () => new Date(0),
    },
  );
  return { stderr, exit };
}

const zebra = '<rule id="100100" level="5"><match>zebra</match><description>it\'s</description></rule>';

describe('wazuh-logtest', () => {
  test('shows warnings of loading before the first event, and not again', async () => {
    const { stderr } = await run(zebra + zebra, ['zebra', 'zebra']);
    const warning =
      "** Wazuh-Logtest: WARNING: (7612): Rule ID '100100' is duplicated. Only the first occurrence will be considered.";
    expect(stderr).toContain(`Type one log per line\n\n${warning}\n\n**Phase 1:`);
    expect(stderr.split(warning)).toHaveLength(2);
  });

  test('shows why no session could be opened, and goes on', async () => {
    const { stderr, exit } = await run('<rule id="1" level="x"></rule>', ['zebra']);
    expect(stderr).toMatch(
      /\n\n\*\* Wazuh-logtest error -1: \n\tERROR: [^\n]*\n[^*]*\tERROR: \(7311\): Failure to initializing session\n$/,
    );
    expect(exit).toBe(0);
  });

  test('with -d stands time, module and level before each line', async () => {
    const { stderr } = await run(zebra, [], { debug: true });
    expect(stderr.split('\n')[0]).toBe('1970-01-01 00:00:00,000 wazuh-logtest[INFO] Starting wazuh-logtest v4.14.7');
  });

  test.each([
    ['100100:5:', 1],
    ['100100:5:json', 1],
    ['100101:5:', 1],
  ])('with -U %s exits %i after a line without decoder', async (unitTest, status) => {
    expect((await run(zebra, ['zebra'], { unitTest })).exit).toBe(status);
  });

  test('with a malformed -U does not start', async () => {
    await expect(run(zebra, [], { unitTest: '1:2' })).rejects.toThrow(OssifyError);
    expect(() => readExpectation('1:2:3:4')).toThrow(OssifyError);
  });

  test('an expectation with empty parts exits with their number', () => {
    expect(unitVerdict(['', '', ''], ['', '', ''])).toEqual({ line: 'Unit test OK', exit: 3 });
  });
});

test('members are sorted by code point, named ones first', () => {
  const output = {
    predecoder: { hostname: 'h', timestamp: 't', other: 'o' },
    decoder: { name: 'd', zz: 1, aa: true },
    data: { b: { y: '1', x: '2' }, a: null, '\u{1F600}': '3', '\uFFFD': '4' },
  };
  expect(phaseLines({ output, alert: false, rulesDebug: undefined })).toEqual([
    '**Phase 1: Completed pre-decoding.',
    "\ttimestamp: 't'",
    "\thostname: 'h'",
    "\tother: 'o'",
    '',
    '**Phase 2: Completed decoding.',
    "\tname: 'd'",
    "\taa: 'True'",
    "\tzz: '1'",
    "\ta: 'None'",
    "\tb.x: '2'",
    "\tb.y: '1'",
    "\t\uFFFD: '4'",
    "\t\u{1F600}: '3'",
  ]);
});
