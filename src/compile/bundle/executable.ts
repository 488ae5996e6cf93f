import { OssifyError } from '../../diagnostics/index.ts';

// Puts a script's blob into a copy of Node: its single-executable feature looks for an ELF note of this name, when the
// fuse says that there is one. In: Node's binary and the blob that Node made. Out: the bytes of the new binary.

const NOTE_NAME = 'NODE_SEA_BLOB\0';
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:';

const HEADER_BYTES = 64;
const ENTRY_BYTES = 56;
const PAGE = 0x1000;
const LOAD = 1;
const INTERPRETER = 3;
const NOTE = 4;
const TABLE = 6;
const READABLE = 4;

/** One entry of the program header table, as far as it is looked at. */
interface Segment {
  readonly at: number;
  readonly type: number;
  readonly offset: number;
  readonly address: bigint;
  readonly size: number;
  readonly memory: bigint;
}

/**
 * Injects a blob into Node's binary for linux-x64.
 *
 * The blob gets a segment of its own at the end of file and memory. Its entry needs room in the table, which is
 * followed by the interpreter's name and the build's note: the name moves to the new segment, the note is given up.
 * @throws OssifyError UNSUPPORTED_NODE_BINARY when the binary is laid out otherwise
 */
export function injectBlob(node: Buffer, blob: Uint8Array): Buffer {
  const segments = readSegments(node);
  const [table, interpreter, note] = [TABLE, INTERPRETER, NOTE].map((type) =>
    segments.find((one) => one.type === type),
  );
  const tableEnd = HEADER_BYTES + segments.length * ENTRY_BYTES;
  if (!table || !interpreter || !note || interpreter.offset !== tableEnd)
    throw unsupported('its program headers stand otherwise');
  if (tableEnd + ENTRY_BYTES > note.offset + note.size)
    throw unsupported('there is no room for one more program header');

  const name = node.subarray(interpreter.offset, interpreter.offset + interpreter.size);
  const content = Buffer.concat([noteOf(blob), name]);
  const offset = roundUp(node.length, PAGE);
  const ends = segments.filter(({ type }) => type === LOAD).map(({ address, memory }) => Number(address + memory));
  const address = BigInt(roundUp(Math.max(...ends), PAGE));
  const result = Buffer.concat([node, Buffer.alloc(offset - node.length), content]);

  const nameAt = content.length - name.length;
  place(result, interpreter.at, { offset: offset + nameAt, address: address + BigInt(nameAt), size: name.length });
  place(result, note.at, { offset, address, size: nameAt });
  const entry = Buffer.alloc(ENTRY_BYTES);
  entry.writeUInt32LE(LOAD, 0);
  entry.writeUInt32LE(READABLE, 4);
  entry.writeBigUInt64LE(BigInt(PAGE), 48);
  entry.copy(result, tableEnd);
  place(result, tableEnd, { offset, address, size: content.length });
  place(result, table.at, { offset: table.offset, address: table.address, size: table.size + ENTRY_BYTES });
  result.writeUInt16LE(segments.length + 1, 56);
  blowFuse(result);
  return result;
}

function readSegments(node: Buffer): readonly Segment[] {
  const isElf64 = node.length > HEADER_BYTES && node.readUInt32BE(0) === 0x7f454c46 && node[4] === 2 && node[5] === 1;
  if (!isElf64 || node.readUInt16LE(18) !== 62) throw unsupported('it is no ELF file for x86-64');
  if (node.readBigUInt64LE(32) !== BigInt(HEADER_BYTES) || node.readUInt16LE(54) !== ENTRY_BYTES) {
    throw unsupported('its program headers stand otherwise');
  }
  return Array.from({ length: node.readUInt16LE(56) }, (_, index) => {
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    return {
      at,
      type: node.readUInt32LE(at),
      offset: Number(node.readBigUInt64LE(at + 8)),
      address: node.readBigUInt64LE(at + 16),
      size: Number(node.readBigUInt64LE(at + 32)),
      memory: node.readBigUInt64LE(at + 40),
    };
  });
}

/** Writes where a segment is; its type, flags and alignment stay. */
function place(
  binary: Buffer,
  at: number,
  to: { readonly offset: number; readonly address: bigint; readonly size: number },
): void {
  binary.writeBigUInt64LE(BigInt(to.offset), at + 8);
  binary.writeBigUInt64LE(to.address, at + 16);
  binary.writeBigUInt64LE(to.address, at + 24);
  binary.writeBigUInt64LE(BigInt(to.size), at + 32);
  binary.writeBigUInt64LE(BigInt(to.size), at + 40);
}

function noteOf(blob: Uint8Array): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(NOTE_NAME.length, 0);
  head.writeUInt32LE(blob.length, 4);
  return Buffer.concat([head, padded(Buffer.from(NOTE_NAME)), padded(blob)]);
}

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(roundUp(bytes.length, 4) - bytes.length)]);
}

function blowFuse(binary: Buffer): void {
  const at = binary.indexOf(`${FUSE}0`);
  if (at < 0 || binary.indexOf(`${FUSE}0`, at + 1) >= 0)
    throw unsupported('it has not exactly one fuse of the single-executable feature');
  binary.write('1', at + FUSE.length);
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}

function unsupported(why: string): OssifyError {
  return new OssifyError({
    code: 'UNSUPPORTED_NODE_BINARY',
    message: `This Node cannot be made into a single executable: ${why}.`,
    hint: 'Use the binary of the "node" package for linux-x64, or run the bundle with a Node of the machine.',
  });
}
