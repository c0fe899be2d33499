import "server-only";
import { Zip } from "fflate";
import type { Cell, Column } from "@/lib/domain/report/table";
import { cellXml, styles, textCell } from "./cells";
import { DeflatedFile } from "./deflated-file";
import { type Foot, letters, sheetFoot, sheetHead, workbookParts } from "./parts";

/** Rows come in batches, so that any number of them fits. */
export type WorkbookSheet = {
  name: string;
  columns: readonly Column[];
  rows: AsyncIterable<readonly (readonly Cell[])[]> | Iterable<readonly (readonly Cell[])[]>;
};
type About = { title: string; timeZone: string; at: string; foot: Foot };

/** The most rows of a sheet; what is more goes on in another one. */
const mostRows = 1_048_576;
/** So many rows are written before others get their turn. */
const atOnce = 500;

/** A workbook for spreadsheets, piece by piece: typed cells, the header in sight, a filter on every sheet. */
export async function* workbook(sheets: readonly WorkbookSheet[], about: About): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const names: string[] = [];
  try {
    for (const sheet of sheets) {
      let part = await begin(zip, sheet, names);
      for await (const batch of sheet.rows) {
        for (let from = 0; from < batch.length; from += atOnce) {
          const rows = batch.slice(from, from + atOnce);
          if (part.rows + rows.length > mostRows) {
            await part.end(about.foot);
            part = await begin(zip, sheet, names);
          }
          await part.add(rows, about.timeZone);
          yield* pieces.splice(0);
        }
      }
      await part.end(about.foot);
      yield* pieces.splice(0);
    }
    for (const [path, text] of Object.entries(workbookParts(names, about))) await added(zip, path).finish(text);
    zip.end();
    yield* pieces.splice(0);
  } finally {
    // Whoever stops reading leaves no thread with half a file behind.
    zip.terminate();
  }
}

function added(zip: Zip, path: string): DeflatedFile {
  const file = new DeflatedFile(path);
  zip.add(file);
  return file;
}

async function begin(zip: Zip, { name, columns }: WorkbookSheet, names: string[]) {
  names.push(sheetName(name, names));
  const places = columns.map((_, i) => letters(i + 1));
  const file = added(zip, `xl/worksheets/sheet${names.length}.xml`);
  const header = columns.map((one, i) => textCell(one.name, `${places[i]}1`, styles.header)).join("");
  await file.give(sheetHead({ widths: columns.map(widthOf), header }));
  return {
    rows: 1,
    async add(rows: readonly (readonly Cell[])[], timeZone: string) {
      const from = this.rows + 1;
      this.rows += rows.length;
      const written = rows.map((row, n) => {
        const cells = row.map((one, i) => cellXml(one, `${places[i]}${from + n}`, timeZone));
        return `<row r="${from + n}">${cells.join("")}</row>`;
      });
      await file.give(written.join(""));
    },
    async end(foot: Foot) {
      await file.finish(sheetFoot(columns.length, this.rows, foot));
    },
  };
}

/** At most 31 characters, without those that a sheet's name may not have, and like no other. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const plain = wanted.replace(/[\\/?*[\]:]/g, " ").slice(0, 27);
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : `${plain} ${number}`;
    if (!taken.some((one) => one.toLowerCase() === name.toLowerCase())) return name;
  }
}

const widths = { text: 16, count: 11, decimal: 11, percent: 13, date: 13, instant: 18 };
const widthOf = ({ kind, wide = 1 }: Column): number => (kind === "text" ? Math.min(64, widths.text * wide) : widths[kind]);
