import { crc32 } from "node:zlib";
import { type UnzipFileInfo, unzipSync } from "fflate";
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
  if (lies || entries !== parts.size || entries > mostEntries) throw broken(fileName);
  if (size > most) throw new Refusal("too-large", `${fileName} is too large unpacked: ${Math.round(size / 1e6)} MB.`, moreMemory);
  return parts;
}

/** DEFLATE packs no closer than 1 : 1032 (zlib.net/zlib_tech.html). */
const closest = 1_032;
const mostEntries = 2_000;

/** What stands in parts of an archive, each as its list says that it is: fflate looks at neither checksums nor lengths. Throws a Refusal. */
export function partsOf(bytes: Uint8Array, fileName: string, isWanted: (name: string) => boolean): Uint8Array[] {
  const said = new Map<string, { checksum: number | undefined; size: number }>();
  try {
    const checksums = checksumsIn(bytes);
    let at = 0;
    const filter = ({ name, originalSize: size }: UnzipFileInfo) => {
      const checksum = checksums[at++];
      if (isWanted(name)) said.set(name, { checksum, size });
      return isWanted(name);
    };
    const parts = Object.entries(unzipSync(bytes, { filter }));
    if (parts.every(([name, part]) => said.get(name)?.size === part.length && said.get(name)?.checksum === crc32(part)))
      return parts.map(([, part]) => part);
  } catch {
    // As what is not as it was packed.
  }
  throw broken(fileName);
}

/** The CRC-32 of each part, in the order of the archive's own list (APPNOTE.TXT 4.3.12 to 4.3.16). */
function checksumsIn(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end--;
  let many = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (many === 0xffff || at === 0xffffffff) {
    const end64 = view.getUint32(end - 12, true);
    many = view.getUint32(end64 + 32, true);
    at = view.getUint32(end64 + 48, true);
  }
  if (many > mostEntries) throw new RangeError("Too many parts.");
  return Array.from({ length: many }, () => {
    const checksum = view.getUint32(at + 16, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    return checksum;
  });
}

export const broken = (fileName: string) =>
  new Refusal(
    "xlsx-renamed",
    `${fileName} begins like an Excel workbook or a ZIP archive and cannot be opened: it is damaged, or locked with a password.`,
    `Open it yourself and save it again. ${exportAgain}`,
  );
