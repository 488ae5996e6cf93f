import { describe, expect, test } from 'vitest';
import { type WatchedFile, watchFile } from '../../src/logcollector/index.ts';

/** Files by name, as text that a test changes. */
function world(names: Record<string, { inode: number; text: string }>) {
  const open = (path: string): WatchedFile | undefined => {
    const file = names[path];
    return (
      file && {
        inode: file.inode,
        size: () => Buffer.byteLength(file.text),
        read: (from) => Buffer.from(file.text).subarray(from),
      }
    );
  };
  return { names, open };
}

const line = (n: number) => `{"n":${n}}\n`;
const texts = (read: readonly { text: string }[]) => read.map(({ text }) => JSON.parse(text).n);

describe('logcollector', () => {
  test('opens a file at its end and sends what is appended', () => {
    const { names, open } = world({ f: { inode: 1, text: line(1) } });
    const watch = watchFile({ open }, 'f');
    expect(texts(watch.poll())).toEqual([]);
    if (names.f) names.f.text += line(2);
    expect(texts(watch.poll())).toEqual([2]);
  });

  test('loses the first lines of a file that appears later', () => {
    const { names, open } = world({});
    const watch = watchFile({ open }, 'f');
    names.f = { inode: 1, text: line(1) };
    expect(watch.poll()).toEqual([]);
    expect(watch.check()).toBe('opened');
    names.f.text += line(2);
    expect(texts(watch.poll())).toEqual([2]);
  });

  test('reads the old file until the check, then the new one from its beginning', () => {
    const old = { inode: 1, text: '' };
    const { names, open } = world({ f: old });
    const watch = watchFile({ open }, 'f');
    names.f = { inode: 2, text: line(2) };
    old.text += line(1);
    expect(texts(watch.poll())).toEqual([1]);
    expect(watch.check()).toBe('rotated');
    expect(texts(watch.poll())).toEqual([2]);
  });

  test('loses the middle one of two rotations between checks', () => {
    const { names, open } = world({ f: { inode: 1, text: '' } });
    const watch = watchFile({ open }, 'f');
    names.f = { inode: 2, text: line(2) };
    names.f = { inode: 3, text: line(3) };
    watch.check();
    expect(texts(watch.poll())).toEqual([3]);
  });

  test('reads a file that shrank again, and misses one that grew back', () => {
    const file = { inode: 1, text: line(1) + line(2) };
    const watch = watchFile(world({ f: file }), 'f');
    file.text = line(3);
    expect(watch.check()).toBe('reduced');
    expect(texts(watch.poll())).toEqual([3]);
    file.text = line(4) + line(5);
    expect(watch.check()).toBe('unchanged');
    expect(texts(watch.poll())).toEqual([5]);
  });

  test('sends at most 10,000 lines a poll', () => {
    const file = { inode: 1, text: '' };
    const watch = watchFile(world({ f: file }), 'f');
    file.text = Array.from({ length: 10_001 }, (_, n) => line(n)).join('');
    expect(watch.poll()).toHaveLength(10_000);
    expect(texts(watch.poll())).toEqual([10_000]);
  });
});
