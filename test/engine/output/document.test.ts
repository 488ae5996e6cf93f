import { describe, expect, test } from 'vitest';
import { printOutput } from '../../../src/engine/index.ts';
import { rule, rulesetOf, SmallEngine } from '../../builders/small-engine.ts';

function outputOf(rules: string, event: string, location = 'stdin'): string {
  const { output } = new SmallEngine(rulesetOf(rules)).process(event, location);
  return output ? printOutput(output) : '';
}

/** Of the document, the part that a member's name begins. */
function memberOf(key: string, rules: string, event: string, location = 'stdin'): unknown {
  const document: unknown = JSON.parse(outputOf(rules, event, location));
  return new Map(Object.entries(document ?? {})).get(key);
}

test('the whole document, keys in order', () => {
  const rules = rule(100100, 'level="0"', '<match>zebra</match><group>a, b,pci_dss_1.1,,a,</group>');
  expect(outputOf(rules, 'Jan  1 00:00:00 h app[1]: zébra zebra')).toBe(
    '{"timestamp":"2026-01-05T12:00:00.000+0000",' +
      '"rule":{"description":"rule 100100","id":"100100","firedtimes":1,"mail":false,' +
      '"groups":["t","a"," b","a"],"pci_dss":["1.1"],"level":0},' +
      '"agent":{"id":"000","name":"mgr.example"},"manager":{"name":"mgr.example"},"id":"1767614400.0",' +
      '"full_log":"Jan  1 00:00:00 h app[1]: zébra zebra",' +
      '"predecoder":{"program_name":"app","timestamp":"Jan  1 00:00:00","hostname":"h"},"decoder":{},"location":"stdin"}',
  );
});

test('keys that look like numbers keep their place, and __proto__ is a key like any other', () => {
  const event = '{"b":"1","10":"2","__proto__":"3","2":"4"}';
  expect(outputOf('', event)).toContain('"data":{"b":"1","10":"2","__proto__":"3","2":"4"}');
});

test('a rootcheck event brings its references along', () => {
  const rules = rule(100100, 'level="3"', '<match>x</match><group>rootcheck,pci_dss_1,</group>');
  expect(memberOf('rule', rules, 'x {CIS: 1.4 a, 2.1 b} {PCI_DSS: 2.2.4}')).toMatchObject({
    groups: ['t', 'rootcheck'],
    pci_dss: ['1', '2.2.4'],
    cis: ['1.4 a', '2.1 b'],
  });
  expect(memberOf('rule', rule(100100, 'level="3"', '<match>x</match>'), 'x {CIS: 1}')).not.toHaveProperty('cis');
});

describe('rule.mitre', () => {
  const ids = (...names: string[]): string => names.map((name) => `<id>${name}</id>`).join('');
  const pair = (tactic: string, technique: string): string =>
    `<mitre><tacticID>${tactic}</tacticID><techniqueID>${technique}</techniqueID></mitre>`;

  test.each([
    [
      `<mitre>${ids('T1110.001', 'T1110')}</mitre><mitre>${ids('T1110')}</mitre>`,
      { id: ['T1110.001', 'T1110'], tactic: ['Credential Access'], technique: ['Password Guessing', 'Brute Force'] },
    ],
    [
      `<mitre>${ids('T1110', 'T9999')}</mitre>`,
      { id: ['T1110', 'T9999'], tactic: ['Credential Access'], technique: ['Brute Force'] },
    ],
    [`<mitre>${ids('T9999')}</mitre>`, undefined],
    [pair('TA0006', 'T1110'), { id: ['T1110'], tactic: ['Credential Access'], technique: ['Brute Force'] }],
    [pair('TA0001', 'T1110'), undefined],
    [
      `<mitre>${ids('T1078')}</mitre>${pair('TA0006', 'T1110')}`,
      { id: ['T1110'], tactic: ['Credential Access'], technique: ['Brute Force'] },
    ],
  ])('%s', (elements, expected) => {
    const shown = memberOf('rule', rule(100100, 'level="3"', `<match>x</match>${elements}`), 'x');
    expect(new Map(Object.entries(shown ?? {})).get('mitre')).toEqual(expected);
  });
});

describe('where the event came from', () => {
  test.each([
    ['stdin', { id: '000', name: 'mgr.example' }, 'stdin'],
    ['[007] (web) 10.0.0.1->/x', { id: '007', name: 'web', ip: '10.0.0.1' }, '/x'],
    ['[007] (web) any->/x', { id: '007', name: 'web' }, '/x'],
    ['(web) any->/x', { id: '000', name: 'mgr' }, '/x'],
    ['(web) any', { id: '000', name: 'mgr' }, undefined],
    ['[007]', { id: '007' }, ''],
  ])('%s', (location, agent, shown) => {
    expect(memberOf('agent', '', 'x', location)).toEqual(agent);
    expect(memberOf('location', '', 'x', location)).toEqual(shown);
  });

  test('an agentless check has no agent', () => {
    expect(memberOf('agent', '', 'x', '(ssh) root@host-1->agentless')).toBeUndefined();
    expect(memberOf('agentless', '', 'x', '(ssh) root@host-1->agentless')).toEqual({
      script: 'ssh',
      user: 'root',
      host: 'host-1',
    });
  });
});
