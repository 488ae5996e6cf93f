import { expect, test } from 'vitest';
import { LinePile } from '../../src/collect/sink/line-pile.ts';

test('lines come out as bytes, each with its newline, and their keys in order', () => {
  const pile = new LinePile();
  pile.add('k1', '{"a":"é€🌳"}');
  pile.add('k2', '');
  const { keys, bytes } = pile.take();
  expect([keys, bytes.toString(), pile.size]).toEqual([['k1', 'k2'], '{"a":"é€🌳"}\n\n', 0]);
});

test('a batch stays as it is while the next one is gathered', () => {
  const pile = new LinePile();
  const texts = ['a'.repeat(100_000), '€'.repeat(300_000), 'b', 'ü'.repeat(70_000)];
  let former: { readonly text: string; readonly bytes: Uint8Array } = { text: '', bytes: new Uint8Array() };
  for (const text of texts) {
    pile.add('k', text);
    pile.add('l', 'x');
    expect(pile.size).toBe(Buffer.byteLength(text) + 3);
    expect(Buffer.from(former.bytes).toString()).toBe(former.text);
    former = { text: `${text}\nx\n`, bytes: pile.take().bytes };
  }
  expect(Buffer.from(former.bytes).toString()).toBe(former.text);
});
