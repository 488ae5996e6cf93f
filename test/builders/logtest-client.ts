import { connect } from 'node:net';

/** Sends bytes to a Unix socket and returns all that comes back until it closes. */
export function exchangeBytes(path: string, bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect(path, () => socket.write(bytes));
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(received)));
  });
}

/** Text with its length before it, as a logtest client sends it. */
export function framedText(text: string): Buffer {
  const body = Buffer.from(text);
  const header = Buffer.alloc(4);
  header.writeUInt32LE(body.length);
  return Buffer.concat([header, body]);
}

/** Sends one request and returns the answer's text, its length checked. */
export async function askText(path: string, request: string): Promise<string> {
  const answer = await exchangeBytes(path, framedText(request));
  if (answer.readUInt32LE(0) !== answer.length - 4) throw new Error('the length before the answer is wrong');
  return answer.subarray(4).toString('utf8');
}
