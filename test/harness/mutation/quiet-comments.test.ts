import { expect, test } from 'vitest';
import { quietComments } from '../../../src/harness/mutation/quiet-comments.ts';

test.each<[string, string, string]>([
  ['at the beginning', '<!-- x --><a>1</a>', '          <a>1</a>'],
  ['between elements', '<a>1</a><!-- x --><b>2</b>', '<a>1</a>          <b>2</b>'],
  ['after the last child', '<g><a>1</a><!-- x --></g>', '<g><a>1</a>          </g>'],
  ['before the first child', '<g><!-- x -->\n<a>1</a></g>', '<g>          \n<a>1</a></g>'],
  ['after another one', '<g><!-- x --> <!-- y -->\n<a>1</a></g>', '<g>                     \n<a>1</a></g>'],
  ['line breaks stay', '<a/><!-- x\ny --><b/>', '<a/>      \n     <b/>'],
  ['in a content it stays', '<a>1<!-- x -->2</a>', '<a>1<!-- x -->2</a>'],
  ['as the whole content it stays', '<a><!-- \u00e9 --></a>', '<a><!-- \u00e9 --></a>'],
])('a comment %s', (_where, text, quiet) => {
  expect(quietComments(text)).toBe(quiet);
  expect(quietComments(text)).toHaveLength(text.length);
});
