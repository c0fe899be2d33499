import type { Encoding } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import { type EncodingGuess, guessEncoding, refuseBinary } from "./encoding";
import { mixedEncoding, refuseMixedBytes, refuseMixedText } from "./mixed-encoding";
import { utf32Decoder } from "./utf-32";

export type Source = () => AsyncIterable<Uint8Array>;
export type DecodedText = { encoding: Encoding; text: string };

/** A byte that UTF-8 does not allow: the file is read again as Windows-1252. */
export class NotUtf8 extends Error {}

const blockSize = 64 * 1024;

/** The file as pieces of text. Other work gets its turn between two pieces. */
export async function* decodeText(open: Source, fileName: string, encoding?: Encoding): AsyncGenerator<DecodedText> {
  let decoder: Decoder | null = null;
  for await (const block of blocks(open())) {
    if (!decoder) {
      const guess = guessEncoding(block);
      refuseBinary(block, guess, shortened(fileName));
      decoder = createDecoder(encoding ? { encoding, proven: true } : guess);
    }
    const text = decoder.decode(block);
    refuseMixedText(text, decoder.encoding);
    yield { encoding: decoder.encoding, text };
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  decoder?.end();
}

/** Blocks of one size, whatever sizes the source delivers. Each is overwritten by the next. */
async function* blocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const block = new Uint8Array(blockSize);
  let filled = 0;
  for await (const bytes of source) {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + blockSize - filled);
      block.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === blockSize) {
        yield block;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

type Decoder = { encoding: Encoding; decode(block: Uint8Array): string; end(): void };

function createDecoder({ encoding, proven }: EncodingGuess): Decoder {
  if (encoding === "windows-1252") return windows1252();
  if (encoding === "utf-8") return proven ? markedUtf8() : strictUtf8();
  if (encoding === "utf-32le" || encoding === "utf-32be") return { encoding, decode: utf32Decoder(encoding === "utf-32le"), end() {} };
  const decoder = new TextDecoder(encoding);
  // Half a character at the end of a cut file is dropped: the record is cut there anyway.
  return { encoding, decode: (block) => decoder.decode(block, { stream: true }), end() {} };
}

/** UTF-8 that its byte-order mark proves: a byte that is none was appended in another encoding. */
function markedUtf8(): Decoder {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (block: Uint8Array): string => {
    try {
      return decoder.decode(block, { stream: true });
    } catch {
      throw mixedEncoding("UTF-8", "another one");
    }
  };
  return { encoding: "utf-8", decode, end() {} };
}

function strictUtf8(): Decoder {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let characters = 0;
  let tail = new Uint8Array();
  const decode = (block?: Uint8Array): string => {
    try {
      const text = decoder.decode(block, { stream: block !== undefined });
      bytes += block?.length ?? 0;
      characters += text.length;
      if (block) tail = block.slice(-3);
      return text;
    } catch {
      throw new NotUtf8();
    }
  };
  return {
    encoding: "utf-8",
    decode,
    end() {
      // A file cut inside a character is still UTF-8 if it held whole ones before.
      if (bytes - characters <= begunCharacter(tail)) decode();
    },
  };
}

function begunCharacter(tail: Uint8Array): number {
  return tail.length - 1 - tail.findLastIndex((byte) => byte < 0x80);
}

// TextDecoder("windows-1252") of some Node releases decodes ISO-8859-1, without these 27 characters.
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function windows1252(): Decoder {
  const seen = { utf8: false, other: false };
  const decode = (block: Uint8Array): string => {
    const text = Buffer.from(block.buffer, block.byteOffset, block.length).toString("latin1");
    refuseMixedBytes(text, seen);
    return decodeWindows1252(text);
  };
  return { encoding: "windows-1252", decode, end() {} };
}

function decodeWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) => upper[character.charCodeAt(0) - 0x80] ?? character);
}
