/**
 * Splits what comes in at line breaks, as the vendor's tool does: `\n`, `\r\n` and `\r`, and nothing else. (Node's readline also takes
 * U+2028 and U+2029 for line breaks, which may stand in an event.) A last line needs no line break.
 * @param chunks UTF-8, cut anywhere
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of chunks) {
    // a \r at the end waits for what follows it
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest.replace(/\r$/, '');
}
