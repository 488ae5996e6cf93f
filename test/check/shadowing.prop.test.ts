import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCheckInput, runChecks } from '../../src/check/index.ts';
import { loadRuleset, minimalBase, Session } from '../../src/engine/index.ts';

const NAMES = ['a', 'b', 'ab', 'ba', 'aab', 'a.b', 'bb'];
const KINDS = ['x', 'y', 'xy'];

const pattern = fc.constantFrom(
  ['', '^a$'],
  ['', 'a'],
  ['', '^a|^b'],
  ['', '\\w'],
  ['', '^\\w+$'],
  ['', '^\\w+b'],
  [' type="pcre2"', '^[ab]+$'],
  [' type="pcre2"', '^(?:a|ab)$'],
  [' type="osmatch"', '^a|b$'],
  [' negate="yes"', '^b'],
);
const kind = fc.constantFrom(['', '^x$'], ['', 'x'], [' negate="yes"', 'x'], ['', 'y$']);

interface Drawn {
  readonly name: readonly string[] | undefined;
  readonly kind: readonly string[] | undefined;
  readonly level: number;
  readonly parent: number;
  readonly noAlert: boolean;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  name: fc.option(pattern, { nil: undefined }),
  kind: fc.option(kind, { nil: undefined }),
  level: fc.constantFrom(0, 3, 5, 10),
  parent: fc.nat(5),
  noAlert: fc.nat(4).map((one) => one === 0),
});

function field(name: string, given: readonly string[] | undefined): string {
  return given === undefined ? '' : `<field name="${name}"${given[0]}>${given[1]}</field>`;
}

/** Rules in a tree: each hangs below one of those before it. */
function rulesOf(all: readonly Drawn[]): string {
  const rules = all.map((one, index) => {
    const parent = index === 0 ? '<decoded_as>json</decoded_as>' : `<if_sid>${100_100 + (one.parent % index)}</if_sid>`;
    const silent = one.noAlert ? ' noalert="1"' : '';
    const tests = index === 0 ? '' : field('name', one.name) + field('kind', one.kind);
    return `<rule id="${100_100 + index}" level="${one.level}"${silent}>${parent}${tests}<description>x</description></rule>`;
  });
  return `<group name="a,">\n${rules.join('\n')}\n</group>\n`;
}

const EVENTS = NAMES.flatMap((name) => [
  JSON.stringify({ name }),
  ...KINDS.map((one) => JSON.stringify({ name, kind: one })),
]);

/** What no event may give when a finding says that a rule never fires. */
test('a rule that is said never to fire fires on no event of any random ruleset', () => {
  const said = { proved: 0, possible: 0 };
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 3, maxLength: 7 }), (all) => {
      const files = [{ path: 'etc/rules/local_rules.xml', text: rulesOf(all) }];
      const findings = runChecks(readCheckInput({ files, around: minimalBase }));
      const silent = idsOf(
        findings.map(({ message }) => message),
        /^Rule (\d+) never fires/,
      );
      said.proved += silent.size;
      said.possible += findings.filter(({ code }) => code === 'possibly-shadowed-rule').length;
      const session = new Session(loadRuleset([...minimalBase, ...files]), { clock: () => 0 });
      const fired = new Set(EVENTS.map((event) => session.process({ event, location: '/x' }).rule?.id));
      expect([...silent].filter((id) => fired.has(id))).toEqual([]);
    }),
    { numRuns: 400, seed: 5 },
  );
  expect(said.proved).toBeGreaterThan(100);
  expect(said.possible).toBeGreaterThan(2);
});

function idsOf(messages: readonly string[], form: RegExp): ReadonlySet<number> {
  return new Set(
    messages.flatMap((message) => {
      const match = form.exec(message);
      return match ? [Number(match[1])] : [];
    }),
  );
}
