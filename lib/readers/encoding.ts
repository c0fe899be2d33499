import type { Encoding } from "@/lib/domain/export-rows";
import { exportAgain, Refusal } from "./refusal";

/** What the first bytes say. Without proof it is taken as UTF-8 until a byte contradicts. */
export type EncodingGuess = { encoding: Encoding; proven: boolean };

export function guessEncoding(head: Uint8Array): EncodingGuess {
  // The mark of UTF-32LE begins like that of UTF-16LE, so it is looked for first.
  if (startsWith(head, 0xff, 0xfe, 0, 0)) return { encoding: "utf-32le", proven: true };
  if (startsWith(head, 0, 0, 0xfe, 0xff)) return { encoding: "utf-32be", proven: true };
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { encoding: "utf-8", proven: true };
  if (startsWith(head, 0xff, 0xfe)) return { encoding: "utf-16le", proven: true };
  if (startsWith(head, 0xfe, 0xff)) return { encoding: "utf-16be", proven: true };
  const wide = wideByNuls(head);
  if (wide) return { encoding: wide, proven: true };
  return { encoding: "utf-8", proven: false };
}

/** Headers are ASCII words, so in UTF-16 about every second byte is NUL, always on the same side. */
function wideByNuls(head: Uint8Array): Encoding | null {
  const pairs = Math.floor(Math.min(head.length, 4096) / 2);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.5 && even < pairs * 0.1) return "utf-16le";
  if (even > pairs * 0.5 && odd < pairs * 0.1) return "utf-16be";
  return null;
}

export function refuseBinary(head: Uint8Array, guess: EncodingGuess, fileName: string): void {
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new Refusal(
      "binary",
      `${fileName} is a workbook of an old Excel version.`,
      "Open it in Excel, save it as an Excel workbook (.xlsx) or as CSV UTF-8, and import that file.",
    );
  }
  if (startsWith(head, 0x1f, 0x8b))
    throw new Refusal("binary", `${fileName} is compressed (gzip).`, "Unpack it and import the CSV file in it.");
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46, 0x2d)) throw new Refusal("binary", `${fileName} is a PDF document.`, exportAgain);
  if (!guess.proven && mostlyControls(head)) throw new Refusal("binary", `${fileName} holds binary data, not text.`, exportAgain);
}

function mostlyControls(head: Uint8Array): boolean {
  const seen = Math.min(head.length, 4096);
  let controls = 0;
  for (let i = 0; i < seen; i++) {
    const byte = head[i] ?? 0;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 26) controls++;
  }
  return controls > 1 && controls > seen * 0.05;
}

function startsWith(head: Uint8Array, ...bytes: number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}
