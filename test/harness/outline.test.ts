import { describe, expect, test } from 'vitest';
import { outline } from '../../src/harness/outline.ts';
import { listRules } from '../../src/harness/rule-list.ts';

const slice = (text: string) =>
  outline(text).map((element) => [
    text.slice(element.start, element.end),
    text.slice(element.contentStart, element.contentEnd),
  ]);

describe('offsets are those of the text', () => {
  test.each<[string, string, string[][]]>([
    ['an element', 'x <a b="1">c</a> y', [['<a b="1">c</a>', 'c']]],
    ['an empty one', '<a />', [['<a />', '']]],
    ['a comment before', '<!-- <b>x</b> --><a>c</a>', [['<a>c</a>', 'c']]],
    ['an escaped bracket', '<a>x\\<b>y</a>', [['<a>x\\<b>y</a>', 'x\\<b>y']]],
    ['both quotes', `<a b='"'>c</a>`, [[`<a b='"'>c</a>`, 'c']]],
    [
      'two of them',
      '<a>1</a><a>2</a>',
      [
        ['<a>1</a>', '1'],
        ['<a>2</a>', '2'],
      ],
    ],
  ])('%s', (_name, text, expected) => {
    expect(slice(text)).toEqual(expected);
  });

  test('an attribute, with the blank before it', () => {
    const text = '<rule id="1" level="5">';
    const [element] = outline(`${text}</rule>`);
    expect(element?.attributes.map(({ start, end }) => text.slice(start, end))).toEqual([' id="1"', ' level="5"']);
  });
});

test('rules: groups glued, parents of both kinds, techniques, memory, lines', () => {
  const text = `<group name="a,">
  <rule id="1" level="3"><if_sid>10, 11</if_sid><group>b,</group><group>pci_dss_1,</group><description>One</description>
    <mitre><id>T1</id><id>T2</id></mitre></rule>
  <rule id="2" level="10" frequency="3"><if_matched_sid>1</if_matched_sid><description>Two</description></rule>
</group>`;
  const rules = listRules([{ path: 'etc/rules/r.xml', text }]);
  expect(rules.map(({ element: _element, ...rule }) => rule)).toEqual([
    {
      id: '1',
      level: 3,
      description: 'One',
      groups: ['a', 'b', 'pci_dss_1'],
      parents: ['10', '11'],
      techniques: ['T1', 'T2'],
      hasMemory: false,
      file: 'etc/rules/r.xml',
      line: 2,
    },
    {
      id: '2',
      level: 10,
      description: 'Two',
      groups: ['a'],
      parents: ['1'],
      techniques: [],
      hasMemory: true,
      file: 'etc/rules/r.xml',
      line: 4,
    },
  ]);
});
