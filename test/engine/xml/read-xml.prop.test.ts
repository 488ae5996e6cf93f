import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXml, type XmlElement, XmlError } from '../../../src/engine/xml/index.ts';

type Plain = Omit<XmlElement, 'line' | 'children'> & { readonly children: readonly Plain[] };

const names = fc.stringMatching(/^[a-z_]{1,8}$/).filter((name) => name !== 'var');
const contents = fc.stringMatching(/^[ -;=?-~\n]{0,20}$/).map((text) => text.replace(/[\\$]/g, '.'));
const values = fc.stringMatching(/^[ !#-;=?-~]{0,10}$/).map((text) => text.replace(/\$/g, '.'));

const { element } = fc.letrec<{ element: Plain }>((tie) => ({
  element: fc.record({
    name: names,
    attributes: fc.uniqueArray(fc.record({ name: names, value: values }), {
      selector: ({ name }) => name,
      maxLength: 3,
    }),
    content: contents,
    children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('element'), { maxLength: 3 })),
  }),
}));

function render({ name, attributes, content, children }: Plain): string {
  const given = attributes.map((attribute) => ` ${attribute.name}="${attribute.value}"`).join('');
  return `<${name}${given}>${children.map(render).join('')}${content}</${name}>`;
}

function withoutLines({ name, attributes, content, children }: XmlElement): Plain {
  return { name, attributes, content, children: children.map(withoutLines) };
}

test('what is rendered is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 3 }), (elements) => {
      expect(readXml(elements.map(render).join('\n')).map(withoutLines)).toEqual(elements);
    }),
  );
});

const markup = fc.array(
  fc.constantFrom(
    '<',
    '>',
    '/',
    '</',
    '/>',
    '<!--',
    '-->',
    '!>',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '\\',
    '$',
    'a',
    'b',
    'var',
    'name',
    '\0',
    '\xe9',
  ),
  { maxLength: 40 },
);

test('no bytes make the reader throw anything but an XmlError', () => {
  fc.assert(
    fc.property(markup, (pieces) => {
      try {
        readXml(pieces.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(XmlError);
      }
    }),
    { numRuns: 2000 },
  );
});
