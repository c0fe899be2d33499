import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { decodeText, type Source } from "@/lib/readers/decode";
import { Refusal } from "@/lib/readers/refusal";
import { fileLimits } from "../limits";

/** What a compressed file may unpack to, in bytes, and the longest line, in characters. */
const mostUnpacked = 2 * fileLimits.file;
const longestLine = 4 * 2 ** 20;

/** The same file unpacked, where it is compressed (gzip). */
export async function unpacked(open: Source): Promise<Source> {
  const [first = 0, second = 0] = await firstBytes(open, 2);
  return first === 0x1f && second === 0x8b ? () => gunzipped(open) : open;
}

async function* gunzipped(open: Source): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(open());
  const gunzip = createGunzip();
  packed.on("error", (error) => gunzip.destroy(error));
  let bytes = 0;
  try {
    for await (const piece of packed.pipe(gunzip)) {
      bytes += (piece as Uint8Array).length;
      if (bytes > mostUnpacked) throw new Refusal("too-large", `The file unpacks to more than ${mostUnpacked / 2 ** 20} MB.`, "");
      yield piece as Uint8Array;
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
      throw new Refusal("broken", "The file is compressed, and damaged or cut.", "Collect again, or copy the file again.");
    throw error;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

async function firstBytes(open: Source, many: number): Promise<Uint8Array> {
  for await (const piece of open()) if (piece.length >= many) return piece.subarray(0, many);
  return new Uint8Array();
}

/** Whether it is a file of the collector, by its first line. */
export async function isCollected(open: Source): Promise<boolean> {
  let head = "";
  for await (const piece of open()) {
    head += new TextDecoder().decode(piece.subarray(0, 400));
    if (head.length >= 60) break;
  }
  return /^\uFEFF?\s*\{\s*"tandem"\s*:\s*"collection"/.test(head);
}

/** A line of the file that is not blank, by its number from 1 on. */
export type Line = { number: number; text: string };

export async function* linesOf(open: Source, fileName: string): AsyncGenerator<Line> {
  let rest = "";
  let number = 0;
  for await (const { text } of decodeText(open, fileName, "utf-8")) {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > longestLine) throw broken(number + 1, "is longer than any that the collector writes");
    for (const part of parts) {
      number++;
      const line = number === 1 ? part.replace(/^\uFEFF/, "") : part;
      if (line.trim() !== "") yield { number, text: line };
    }
  }
  if (rest.trim() !== "") yield { number: number + 1, text: rest };
}

/** @param what completes "Line 7 …" */
export function broken(number: number, what: string): Refusal {
  return new Refusal(
    "broken",
    `Line ${number} ${what}. Nothing of a file of the collector counts unless all of it can be read.`,
    "Collect again, or copy the file again.",
    number,
  );
}
