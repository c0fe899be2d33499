import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { strToU8, Zip, ZipDeflate } from "fflate";
import type { Cell, Column } from "@/lib/domain/report/table";
import { cellXml, styles, textCell } from "./cells";
import { type Foot, letters, sheetFoot, sheetHead, workbookParts } from "./parts";

/** Rows come in batches, so that any number of them fits. */
export type Sheet = {
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
export async function* workbook(sheets: readonly Sheet[], about: About): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const names: string[] = [];
  for (const sheet of sheets) {
    let part = begin(zip, sheet, names, about.foot);
    for await (const batch of sheet.rows) {
      for (let from = 0; from < batch.length; from += atOnce) {
        const rows = batch.slice(from, from + atOnce);
        if (part.rows + rows.length > mostRows) {
          part.end();
          part = begin(zip, sheet, names, about.foot);
        }
        part.add(rows, about.timeZone);
        yield* pieces.splice(0);
        await breathe();
      }
    }
    part.end();
    yield* pieces.splice(0);
  }
  for (const [path, text] of Object.entries(workbookParts(names, about))) {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    file.push(strToU8(text), true);
  }
  zip.end();
  yield* pieces.splice(0);
}

function begin(zip: Zip, { name, columns }: Sheet, names: string[], foot: Foot) {
  names.push(sheetName(name, names));
  const places = columns.map((_, i) => letters(i + 1));
  const file = new ZipDeflate(`xl/worksheets/sheet${names.length}.xml`, { level: 3 });
  zip.add(file);
  file.push(
    strToU8(
      sheetHead({
        widths: columns.map(widthOf),
        header: columns.map((one, i) => textCell(one.name, `${places[i]}1`, styles.header)).join(""),
      }),
    ),
  );
  return {
    rows: 1,
    add(rows: readonly (readonly Cell[])[], timeZone: string) {
      const from = this.rows + 1;
      this.rows += rows.length;
      const written = rows.map((row, n) => {
        const cells = row.map((one, i) => cellXml(one, `${places[i]}${from + n}`, timeZone));
        return `<row r="${from + n}">${cells.join("")}</row>`;
      });
      file.push(strToU8(written.join("")));
    },
    end() {
      file.push(strToU8(sheetFoot(columns.length, this.rows, foot)), true);
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
