import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapePcre2 } from '../../../src/compile/pattern/escape.ts';
import { element, type XmlNode } from '../../../src/compile/xml/node.ts';
import { printNode } from '../../../src/compile/xml/print.ts';
import { readBack } from '../../../src/compile/xml/read-back.ts';

describe('both readers read what was printed', () => {
  test('for any pattern of a literal text', () => {
    const literal = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => text.isWellFormed());
    const name = fc.stringMatching(/^[a-z][a-z._-]{0,8}$/);
    const node = fc.tuple(name, literal, fc.array(literal, { maxLength: 3 })).map(([tag, value, contents]): XmlNode => {
      const children = contents.map((content) =>
        element('field', escapePcre2(content), { name: escapePcre2(value).replaceAll('"', '') }),
      );
      return element(tag, children.length > 0 ? '' : escapePcre2(value), {}, children);
    });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 3 }), (nodes) => {
        expect(readBack(nodes.map((one) => printNode(one, '  ')).join('\n\n'), nodes)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a text that the readers take differently is seen', () => {
  test.each([
    ['an entity', '<a>x&lt;y</a>', element('a', 'x<y'), /strict XML parser reads/],
    ['a bare ampersand', '<a>x & y</a>', element('a', 'x & y'), /strict XML parser/],
    ['an escaped bracket', '<a>x\\<y</a>', element('a', 'x\\<y'), /strict XML parser refuses/],
    ['a variable', '<var name="X">1</var><a>$XX.</a>', element('a', '$XX.'), /Wazuh's reader refuses/],
    ['a declaration', '<?xml version="1.0"?><a>x</a>', element('a', 'x'), /Wazuh's reader refuses/],
    ['an element left open', '<a><b>x</a>', element('a', 'x'), /refuses/],
    ['another content', '<a>y</a>', element('a', 'x'), /reads/],
  ])('%s', (_what, text, meant, message) => {
    expect(readBack(text, [meant]).join('\n')).toMatch(message);
  });
});
