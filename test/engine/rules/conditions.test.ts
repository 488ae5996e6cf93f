import { describe, expect, test } from 'vitest';
import { rule, rulesetOf, SmallEngine } from '../../builders/small-engine.ts';

const ROOT = rule(100100, 'level="3"', '<decoded_as>json</decoded_as>');

/** Whether a child with these elements takes the event. */
function takes(elements: string, event: string, lists: Record<string, string> = {}): boolean {
  const files = Object.entries(lists).map(([name, text]) => ({ path: `etc/lists/${name}`, text }));
  const ruleset = rulesetOf(ROOT + rule(100101, 'level="5"', `<if_sid>100100</if_sid>${elements}`), {}, files);
  return new SmallEngine(ruleset).winners(event)[0] === 100101;
}

describe('patterns', () => {
  test.each([
    ['<field name="A">x</field>', '{"a":"x"}', true],
    ['<field name="a" negate="yes">y</field>', '{"a":"x"}', true],
    ['<field name="b" negate="yes">y</field>', '{"a":"x"}', false],
    ['<user>^bob$</user>', '{"srcuser":"bob"}', true],
    ['<user>^bob$</user>', '{"srcuser":"bob","dstuser":"eve"}', false],
    ['<action>block</action>', '{"action":"Block"}', false],
    ['<action type="osmatch">block</action>', '{"action":"Blocked"}', true],
    ['<dstport>22</dstport>', '{"dstport":"2222"}', true],
    ['<srcgeoip>x</srcgeoip>', '{"srcgeoip":"x"}', false],
    ['<location>^stdin$</location>', '{"a":"x"}', true],
    ['<hostname>^mgr$</hostname>', '{"a":"x"}', true],
  ])('%s on %s: %s', (elements, event, expected) => {
    expect(takes(elements, event)).toBe(expected);
  });
});

describe('compiled rules', () => {
  test.each([
    ['check_id_size', '{"id":"1234567890"}', true],
    ['check_id_size', '{"id":"123456789"}', false],
    ['comp_srcuser_dstuser', '{"srcuser":"a","dstuser":"a"}', true],
    ['comp_srcuser_dstuser', '{"srcuser":"a","dstuser":"b"}', false],
    ['comp_srcuser_dstuser', '{"srcuser":"a"}', true],
    ['is_simple_http_request', '{"url":"/a?b"}', false],
    ['is_simple_http_request', '{"url":"/"}', true],
    ['is_simple_http_request', '{"a":"/"}', false],
    ['is_valid_crawler', '{"a":"66.249."}', false],
    ['comp_mswin_targetuser_calleruser_diff', '{"m":"Target User Name: a  Caller User Name: b  "}', true],
    ['comp_mswin_targetuser_calleruser_diff', '{"m":"Target User Name: a  Caller User Name: a  "}', false],
    ['comp_mswin_targetuser_calleruser_diff', '{"m":"Target User Name: a  "}', false],
  ])('%s on %s: %s', (name, event, expected) => {
    expect(takes(`<compiled_rule>${name}</compiled_rule>`, event)).toBe(expected);
  });
});

describe('lists', () => {
  const lists = { l: 'ab:bad\ncd:good\n10.1.:net\n10.1.2.3:host\n' };
  test.each([
    ['match_key', '', 'ab', true],
    ['match_key', '', 'AB', false],
    ['not_match_key', '', 'ab', false],
    ['not_match_key', '', 'zz', true],
    ['match_key_value', '^bad$', 'ab', true],
    ['match_key_value', '^bad$', 'cd', false],
    ['match_key_value', undefined, 'ab', false],
    ['address_match_key', '', '10.1.9.9', true],
    ['address_match_key', '', '10.1.2.33', true],
    ['address_match_key', '', '10.11.2.3', false],
    ['address_match_key', '', '10.1.', true],
    ['not_address_match_key', '', '10.1.9.9', false],
    ['not_address_match_key', '', '9.9.9.9', true],
    ['address_match_key_value', '^net$', '10.1.9.9', false],
    ['address_match_key_value', '^net$', '10.1.2.3', true],
    ['address_match_key_value', '^net$', '9.9.9.9', true],
  ])('%s %s of %s: %s', (lookup, value, key, expected) => {
    const check = value === undefined || value === '' ? '' : ` check_value="${value}"`;
    const element = `<list field="k" lookup="${lookup}"${check}>etc/lists/l</list>`;
    expect(takes(element, JSON.stringify({ k: key }), lists)).toBe(expected);
  });

  test('a missing field is in no list, nor out of one', () => {
    expect(takes('<list field="k" lookup="not_match_key">etc/lists/l</list>', '{"a":"1"}', lists)).toBe(false);
  });

  test('of a user the source is looked up first', () => {
    const element = '<list field="user">etc/lists/l</list>';
    expect(takes(element, '{"srcuser":"ab","dstuser":"x"}', lists)).toBe(true);
    expect(takes(element, '{"srcuser":"x","dstuser":"ab"}', lists)).toBe(false);
  });
});

describe('the time of day and the day of the week', () => {
  test.each([
    ['<time>11:59 - 12:00</time>', true],
    ['<time>12:01 - 13</time>', false],
    ['<weekday>monday</weekday>', true],
    ['<weekday>weekends</weekday>', false],
  ])('%s on a Monday at noon: %s', (elements, expected) => {
    expect(takes(elements, '{"a":"1"}')).toBe(expected);
  });

  test('are those of the zone that the session is in', () => {
    const ruleset = rulesetOf(ROOT + rule(100101, 'level="5"', '<if_sid>100100</if_sid><time>2 - 2:00</time>'));
    const engine = new SmallEngine(ruleset, { zoneOffsetMinutes: () => -10 * 60 });
    expect(engine.winners('{"a":"1"}')).toEqual([100101]);
  });
});
