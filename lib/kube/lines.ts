import "server-only";

/** An object is at most 1.5 MiB in etcd; as JSON with its managed fields it stays far below this. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** Thrown where a line does not end: whoever sends it is no API server. */
export class LineTooLong extends Error {
  override readonly name = "LineTooLong";
}

const NEWLINE = 0x0a;

/**
 * The lines of a stream of bytes, each as soon as it is whole. What comes after the last newline is no line: it was cut
 * off. No more than one line is held.
 * @throws LineTooLong
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, longest = MAX_LINE_BYTES): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      const rest = chunk.subarray(from, end);
      yield begun.length === 0 ? rest.toString("utf8") : Buffer.concat([...begun, rest]).toString("utf8");
      begun = [];
      size = 0;
      from = end + 1;
    }
    size += chunk.length - from;
    if (size > longest) throw new LineTooLong(`a line has more than ${longest} bytes`);
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
}
