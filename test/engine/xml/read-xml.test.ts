import { describe, expect, test } from 'vitest';
import { OssifyError } from '../../../src/diagnostics/index.ts';
import { readXml, type XmlElement, XmlError } from '../../../src/engine/xml/index.ts';

/** An element in short: `name[attr=value](content){children}`. */
function short({ name, attributes, content, children }: XmlElement): string {
  const given = attributes.map((attribute) => `${attribute.name}=${attribute.value}`).join(' ');
  return `${name}${given && `[${given}]`}${content && `(${content})`}${children.length > 0 ? `{${children.map(short).join()}}` : ''}`;
}

function refusal(text: string): string {
  try {
    readXml(text);
  } catch (error) {
    if (error instanceof XmlError) return `${error.kind} ${error.line} ${error.message}`;
    throw error;
  }
  return 'read';
}

describe('reads', () => {
  test.each([
    ['nothing at all', '', ''],
    ['text outside elements as nothing', 'a <x>b</x> c', 'x(b)'],
    ['several elements at the top', '<a>1</a><b>2</b>', 'a(1),b(2)'],
    ['content with every blank and newline', '<a> b\n </a>', 'a( b\n )'],
    ['entities as they stand', '<a>&lt;b&gt; & ></a>', 'a(&lt;b&gt; & >)'],
    ['an escaped opening bracket with its backslash', '<a>x\\<b</a>', 'a(x\\<b)'],
    ['two backslashes as no escape', '<a>x\\\\</a>', 'a(x\\\\)'],
    ['three backslashes as an escape', '<a>\\\\\\<</a>', 'a(\\\\\\<)'],
    ['a backslash that another byte follows as no escape', '<a>\\x</a>', 'a(\\x)'],
    ['a comment as nothing between its neighbours', '<a>x<!-- <b> -->y</a>', 'a(xy)'],
    ['a comment that ends with !>', '<! a !><b>x</b>', 'b(x)'],
    ['a comment after a backslash', '<a>x\\<!-- c -->y</a>', 'a(x\\y)'],
    ['a comment in a tag and in a value', '<a <!-- c -->b="1<!-- d -->2">x</a>', 'a[b=12](x)'],
    ['only the text after the last child', '<a>x<b>1</b>y<b>2</b>z</a>', 'a(z){b(1),b(2)}'],
    ['short forms as empty', '<a/><b x="1"/><c y="2" />', 'a,b[x=1],c[y=2]'],
    ['both kinds of quotes', `<a b="1'" c='2"'>x</a>`, `a[b=1' c=2"](x)`],
    ['blanks after = but not before it', '<a b= \n"1">x</a>', 'a[b=1](x)'],
    ['dollars in a file without variables', '<a>$X $(y) z$</a>', 'a($X $(y) z$)'],
    ['variables in content and attributes', '<var name="VV">v</var><a b="$VV,">x $vv|$Vv.y</a>', 'a[b=v,](x v|v.y)'],
    ['a variable that is defined inside an element', '<a><var name="VV">v</var><b>$VV</b></a>', 'a{b(v)}'],
    ['the first of two variables with one name', '<var name="VV">1</var><var name="vv">2</var><a>$VV</a>', 'a(1)'],
    ['what stands before the first variable unchanged', '<a>$VV</a><var name="VV">v</var>', 'a($VV)'],
    ['two bytes unchanged', '<var name="V">v</var><a>$V</a><b>$V,</b>', 'a($V),b(v,)'],
    ['a dollar without a name', '<var name="V">v</var><a>bra$|lion$</a>', 'a(bra$|lion$)'],
    ['a field reference', '<var name="V">v</var><a>v=$(a.b) c</a>', 'a(v=$(a.b) c)'],
    ['a value without replacing in it again', '<var name="AA">$BB</var><var name="BB">b</var><a>$AA</a>', 'a($BB)'],
    ['a var without attributes as nothing', '<var>x</var><a>$VV</a>', 'a($VV)'],
  ])('%s', (_, text, expected) => {
    expect(readXml(text).map(short).join()).toBe(expected);
  });

  test('the line of each opening tag, counting those inside comments', () => {
    const [group] = readXml('<!-- a\nb -->\n<g>\n<r>x\n</r><!--\n--><r>y</r></g>');
    expect([group?.line, ...(group?.children.map(({ line }) => line) ?? [])]).toEqual([3, 4, 6]);
  });
});

describe('refuses', () => {
  test.each([
    ['an XML declaration', '<?xml version="1.0"?>', "syntax 1 XMLERR: Bad attribute closing for 'version'='1.0'."],
    ['a closing tag of another name', '<a>x</b>', "syntax 1 XMLERR: Element 'a' not closed."],
    ['a blank in a closing tag', '<a>\nx</a >', "syntax 2 XMLERR: Element 'a' not closed."],
    ['a closing tag without an opening one', '</a>', 'syntax 1 XMLERR: Bad formed XML. Element not opened.'],
    [
      'an element that is not closed',
      '<a>\n<b>x</b>\n',
      'syntax 3 XMLERR: End of file and some elements were not closed.',
    ],
    ['a comment that is not closed', '<a>x</a>\n<!-- \n', 'syntax 3 XMLERR: Comment not closed.'],
    ['a CDATA section, which is such a comment', '<a><![CDATA[x]]></a>', 'syntax 1 XMLERR: Comment not closed.'],
    ['a value without quotes', '<a b=1>x</a>', `syntax 1 XMLERR: Attribute 'b' not followed by a " or '.`],
    ['a blank before =', '<a b = "1">x</a>', "syntax 1 XMLERR: Attribute 'b' has no value."],
    ['> in a value', '<a b="1>2">x</a>', "syntax 1 XMLERR: Attribute 'b' not closed."],
    ['no blank between attributes', '<a b="1"c="2">x</a>', "syntax 1 XMLERR: Bad attribute closing for 'b'='1'."],
    ['an attribute twice', '<a b="1" b="2">x</a>', "syntax 1 XMLERR: Attribute 'b' already defined."],
    ['content of more than 20,480 bytes', `<a>${'x'.repeat(20481)}</a>`, 'syntax 1 XMLERR: String overflow.'],
    [
      'more than 48 attributes',
      `<a ${Array.from({ length: 49 }, (_, n) => `b${n}=""`).join(' ')}>x</a>`,
      'syntax 1 XMLERR: Too many attributes.',
    ],
    ['more than 1,024 levels', '<a>'.repeat(1025), 'syntax 1 XMLERR: Max recursion level reached.'],
    [
      'a variable that the file does not define',
      '<var name="V">v</var><a>$NOPE</a>',
      "variable 1 XMLERR: Unknown variable: 'NOPE'.",
    ],
    [
      'a parenthesis that follows a name, and so belongs to it',
      '<var name="V">v</var><a>(a$)|b</a>',
      "variable 1 XMLERR: Unknown variable: ')'.",
    ],
  ])('%s', (_, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  test('20,480 bytes of content are read', () => {
    expect(readXml(`<a>${'x'.repeat(20480)}</a>`)).toHaveLength(1);
  });

  test('a variable after a $(field), which the real reader writes to the wrong place, by our own code', () => {
    expect(() => readXml('<var name="VV">v</var><a>$(f) $VV</a>')).toThrow(OssifyError);
  });
});
