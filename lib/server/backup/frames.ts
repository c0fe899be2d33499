import "server-only";
import { createHash } from "node:crypto";
import { damaged } from "./refusals";

/**
 * The inside of a backup, before compression: frames of a letter, a length and bytes. H: what it is (JSON). T: a table and
 * its columns (JSON). R: rows of that table as COPY writes them. E: the SHA-256 of all frames before it, and the end.
 */
export type Frame = { kind: "H" | "T" | "R" | "E"; bytes: Buffer };

/** Bytes of rows in one frame: what reader and writer hold at a time. */
const mostBytes = 1024 * 1024;
const headBytes = 5;

export async function* writeFrames(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const { kind, bytes } of frames) {
    for (let from = 0; from === 0 || from < bytes.length; from += mostBytes) {
      const frame = framed(kind, bytes.subarray(from, from + mostBytes));
      hash.update(frame);
      yield frame;
    }
  }
  yield framed("E", hash.digest());
}

function framed(kind: Frame["kind"], bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write(kind, "latin1");
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** Ends after a right digest and nothing behind it; anything else is refused. Until then nothing read may be kept. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const hash = createHash("sha256");
  const take = taker(source);
  for (;;) {
    const head = await take(headBytes);
    const kind = head.toString("latin1", 0, 1);
    const length = head.readUInt32BE(1);
    if ((kind !== "H" && kind !== "T" && kind !== "R" && kind !== "E") || length > mostBytes) throw damaged();
    const bytes = await take(length);
    if (kind === "E") {
      if (!bytes.equals(hash.digest()) || !(await take.ended())) throw damaged();
      return;
    }
    hash.update(head).update(bytes);
    yield { kind, bytes };
  }
}

/** Takes exactly so many bytes from a source that gives them in pieces of its own. */
function taker(source: AsyncIterable<Buffer>) {
  const pieces = source[Symbol.asyncIterator]();
  let waiting: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await pieces.next();
    if (next.done) return false;
    waiting = waiting.length ? Buffer.concat([waiting, next.value]) : next.value;
    return true;
  };
  const take = async (count: number): Promise<Buffer> => {
    while (waiting.length < count) if (!(await more())) throw damaged();
    const taken = waiting.subarray(0, count);
    waiting = waiting.subarray(count);
    return taken;
  };
  const ended = async () => waiting.length === 0 && !(await more());
  return Object.assign(take, { ended });
}
