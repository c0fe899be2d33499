import type { Encoding } from "@/lib/domain/export-rows";
import { Refusal } from "./refusal";

/** A file that was grown by -Append (or copied together) in another encoding than it began in: half of it would be lost in silence. */
export function mixedEncoding(first: string, then: string): Refusal {
  return new Refusal(
    "mixed-encoding",
    `The encoding changes inside this file: it begins as ${first} and goes on in ${then}. Rows would be lost or read with wrong letters.`,
    "Export -Append writes in the encoding it is told, not in the one the file has. Write all of it with the same -Encoding UTF8, or import each export as a file of its own.",
  );
}

/** Text of one byte a character, with a NUL beside each letter: UTF-16 that was read as something else. */
const wideInNarrow = /(?:[\t\n\r -~]\0){12}|(?:\0[\t\n\r -~]){12}/;

/** Many letters of far scripts in a row, which is what pairs of ASCII letters become in UTF-16. */
const narrowInWide = /[\u0900-\u7eff]{16,}/g;

/** Refuses decoded text in which another encoding shows. Costs next to nothing where none does. */
export function refuseMixedText(text: string, encoding: Encoding): void {
  if (encoding === "utf-8" || encoding === "windows-1252") {
    // A quote in UTF-7, which PowerShell writes when it is told to.
    if (text.includes("+ACI-")) throw mixedEncoding("UTF-8", "UTF-7");
    if (text.includes("\0") && wideInNarrow.test(text))
      throw mixedEncoding(encoding === "utf-8" ? "UTF-8" : "text of one byte a letter", "UTF-16");
    return;
  }
  if (encoding !== "utf-16le" && encoding !== "utf-16be") return;
  for (const [run] of text.matchAll(narrowInWide)) if (hasPairs(run)) throw mixedEncoding("UTF-16", "UTF-8");
}

/** Sixteen letters in a row, each of which is two letters of ASCII. One in a million words of Chinese is so. */
function hasPairs(run: string): boolean {
  let found = 0;
  for (let at = 0; at < run.length && found < 16; at++) {
    const code = run.charCodeAt(at);
    found = isAscii(code >> 8) && isAscii(code & 0xff) ? found + 1 : 0;
  }
  return found >= 16;
}

const isAscii = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13;

const sequence = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
/** Of those, the ones that are letters of Europe or three bytes and longer: two signs of Windows-1252 are hardly ever beside each other like that. */
const telling = /[\xc3-\xc8\xcc-\xd1][\x80-\xbf]|[\xe0-\xf4][\x80-\xbf]{2}/;

/**
 * Bytes (one a character) of a file that is not UTF-8 throughout. Where some of its letters are UTF-8 and others are not, two
 * encodings were put together. `seen` is what earlier blocks showed; a sequence cut by the end of a block counts as neither.
 */
export function refuseMixedBytes(bytes: string, seen: { utf8: boolean; other: boolean }): void {
  const inner = bytes.replace(/^[\x80-\xbf]{1,3}/, "").replace(/[\xc2-\xf4][\x80-\xbf]{0,2}$/, "");
  seen.utf8 ||= (inner.match(sequence) ?? []).some((found) => telling.test(found));
  seen.other ||= /[\x80-\xff]/.test(inner.replace(sequence, ""));
  if (seen.utf8 && seen.other) throw mixedEncoding("UTF-8", "Windows-1252");
}
