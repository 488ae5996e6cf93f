import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXml, type XmlElement } from '../../../src/engine/xml/index.ts';
import { rereadXml } from '../../../src/engine/xml/reread-xml.ts';

const FILE = String.raw`<group name="a,">
  <rule id="1" level="3">
    <match>one \< two</match>
    <field name="x">y</field> \<b/>
    <description>d</description>
  </rule>

  <rule id="2" level="4"><if_sid>1</if_sid>
    <info>i</info></rule>
</group>
<group name="b,"><rule id="3" level="0"><match>m</match></rule></group>
`;

/** Undefined where the reader refuses the text. */
function whole(bytes: string): readonly XmlElement[] | undefined {
  try {
    return readXml(bytes);
  } catch {
    return undefined;
  }
}

function reread(bytes: string, before = FILE): readonly XmlElement[] | undefined {
  return rereadXml({ bytes: before, elements: readXml(before) }, bytes);
}

describe('a text that was changed', () => {
  test.each([
    ['in an attribute of an outer element', 'level="3"', 'level="12"'],
    ['in a content', 'one', 'another one'],
    ['by an element that is left out of its parent on its own line', '<if_sid>1</if_sid>', ''],
    ['in an attribute of an inner element', 'name="x"', 'name="x" negate="yes"'],
    ['between inner elements', '</rule>\n\n', '</rule>\n \n'],
    ['in text that looks like an element', '\\<b/>', '\\<b x="1"/>'],
    ['in the last element of all', '<match>m', '<match>n'],
  ])('%s is read as the whole would be', (_where, from, to) => {
    const bytes = FILE.replace(from, to);
    expect(reread(bytes)).toBeDefined();
    expect(reread(bytes)).toEqual(readXml(bytes));
  });

  test.each([
    ['a line is gone', '    <match>one \\< two</match>\n', ''],
    ['between outer elements', '</group>\n<', '</group> \n<'],
    ['an element is closed twice', 'y</field>', 'y</field></field>'],
    ['a comment begins', '>y<', '><!-- y<'],
    ['a variable is defined', '>y<', '><var name="z">q</var><'],
    ['an element has no end', '<info>i</info>', '<info>i'],
  ])('%s: it has to be read whole', (_where, from, to) => {
    expect(FILE).toContain(from);
    expect(reread(FILE.replace(from, to))).toBeUndefined();
  });

  test('a file with comments or variables has to be read whole', () => {
    expect(reread('<a><!-- x -->2</a>', '<a><!-- x -->1</a>')).toBeUndefined();
    expect(reread('<var name="x">1</var><a>3</a>', '<var name="x">1</var><a>2</a>')).toBeUndefined();
  });

  test('what is not changed are the same objects', () => {
    const elements = readXml(FILE);
    const [first, second] = rereadXml({ bytes: FILE, elements }, FILE.replace('one', 'two')) ?? [];
    expect(second).toBe(elements[1]);
    expect(first?.children[1]).toBe(elements[0]?.children[1]);
    expect(first?.children[0]?.children[1]).toBe(elements[0]?.children[0]?.children[1]);
  });
});

test('wherever a text is changed, it is read as the whole would be, or has to be read whole', () => {
  const pieces = [
    '',
    '<',
    '>',
    '/',
    '\\',
    '"',
    ' ',
    'x',
    '\n',
    '<a>',
    '</a>',
    '<a/>',
    '</rule>',
    '</group>',
    '<!',
    '\\<b/>',
  ];
  fc.assert(
    fc.property(
      fc.nat(FILE.length),
      fc.nat(12),
      fc.array(fc.constantFrom(...pieces), { maxLength: 3 }),
      (from, length, by) => {
        const bytes = FILE.slice(0, from) + by.join('') + FILE.slice(from + length);
        const again = reread(bytes);
        if (again) expect(again).toEqual(whole(bytes));
      },
    ),
    { numRuns: 5000 },
  );
});
