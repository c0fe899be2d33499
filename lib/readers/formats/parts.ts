import { unzipSync } from "fflate";
import { exportAgain, moreMemory, Refusal } from "../refusal";

/**
 * The names of the parts of a ZIP archive. What they would take unpacked is asked of the archive's own list before any of them is, and none is unpacked beyond
 * `most` bytes. Throws a Refusal.
 */
export function namesOfParts(bytes: Uint8Array, fileName: string, most: number): Set<string> {
  const parts = new Set<string>();
  let size = 0;
  let entries = 0;
  let lies = false;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize, size: packed, compression }) => {
        parts.add(name);
        entries += 1;
        // What is stored is copied as it is, and nothing is packed closer than this: who says otherwise lies.
        size += Math.max(packed, originalSize);
        lies ||= compression === 0 ? packed !== originalSize : originalSize > packed * closest + 1_000 || packed > originalSize + 1_000;
        return false;
      },
    });
  } catch {
    throw broken(fileName);
  }
  if (lies || entries > mostEntries) throw broken(fileName);
  if (size > most) throw new Refusal("too-large", `${fileName} is too large unpacked: ${Math.round(size / 1e6)} MB.`, moreMemory);
  return parts;
}

/** DEFLATE packs no closer than 1 : 1032 (zlib.net/zlib_tech.html). */
const closest = 1_032;
const mostEntries = 2_000;

export function partsOf(bytes: Uint8Array, fileName: string, isWanted: (name: string) => boolean): Uint8Array[] {
  try {
    return Object.values(unzipSync(bytes, { filter: ({ name }) => isWanted(name) }));
  } catch {
    throw broken(fileName);
  }
}

export const broken = (fileName: string) =>
  new Refusal(
    "xlsx-renamed",
    `${fileName} begins like an Excel workbook or a ZIP archive and cannot be opened: it is damaged, or locked with a password.`,
    `Open it yourself and save it again. ${exportAgain}`,
  );
