import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { paperColours } from "@/lib/domain/report/colours";
import { type Column, cellWords, isNumber, type ReportTable } from "@/lib/domain/report/table";
import type { Look } from "./pen";
import { edge, forEyesOnly, nextPage, type Paper, room, tagged, wide } from "./sheet";

const head: Look = { size: 8, colour: "ink2" };
const body: Look = { size: 8.5 };
const [line, pad, between] = [11, 4.5, 12];

/** Rows that are written before others get their turn. */
const atOnce = 25;

/** A table with its head on every page it goes over, and its place in the outline. */
export async function writeTable(paper: Paper, table: ReportTable, timeZone: string): Promise<void> {
  const { doc, pen, root } = paper;
  const note = table.note ? pen.wrap(table.note, wide * 0.9, { size: 8.5 }) : [];
  const widths = widthsOf(paper, table, timeZone);
  const titles = table.columns.map(({ name }) => name);
  const written = (row: ReportTable["rows"][number]) => row.map((cell) => cellWords(cell, timeZone));
  const [first] = table.rows;
  // A heading never stands alone: its first row is on the same page.
  room(paper, 30 + note.length * 11.5 + heightOf(paper, titles, widths) + (first ? heightOf(paper, written(first), widths) : 0));
  doc.outline.addItem(table.title);
  paper.y += 12;
  tagged(paper, "H2", () => pen.line(table.title, edge.x, paper.y, { size: 12, bold: true }));
  paper.y += 14;
  for (const words of note) {
    tagged(paper, "P", () => pen.line(words, edge.x, paper.y, { size: 8.5, colour: "ink2" }));
    paper.y += 11.5;
  }
  paper.y += 4;
  const element = doc.struct("Table");
  root.add(element);
  writeRow(paper, element, table.columns, widths, titles, true);
  for (const [n, row] of table.rows.entries()) {
    if (n % atOnce === atOnce - 1) await breathe();
    const words = written(row);
    const high = heightOf(paper, words, widths);
    if (paper.y + high > paper.floor) {
      nextPage(paper);
      paper.y += 8;
      writeRow(paper, element, table.columns, widths, titles, true);
    }
    writeRow(paper, element, table.columns, widths, words, false);
  }
  paper.y += 16;
}

/** Numbers and moments need this much, whatever stands in them. */
const fixed: Partial<Record<Column["kind"], number>> = { count: 52, decimal: 52, percent: 58 };

/**
 * Texts share what numbers and moments leave over, by how wide they want to be; none is narrower than its longest word, so that no
 * word is broken where there is room for it.
 */
function widthsOf({ pen }: Paper, { columns, rows }: ReportTable, timeZone: string): number[] {
  const least = columns.map(({ name, kind }, i) => {
    const words = (text: string) => (kind === "date" || kind === "instant" ? [text] : text.split(" "));
    const bold = i === 0 ? { bold: true } : {};
    const widest = rows.reduce(
      (most, row) => {
        const one = row[i];
        return one ? Math.max(most, ...words(cellWords(one, timeZone)).map((word) => pen.width(word, { ...body, ...bold }))) : most;
      },
      Math.max(...name.split(" ").map((word) => pen.width(word, head))),
    );
    return Math.min(Math.max(widest + between + 1, fixed[kind] ?? 0), wide * 0.36);
  });
  const all = least.reduce((sum, one) => sum + one, 0);
  if (all > wide) return least.map((one) => (one * wide) / all);
  const widths = columns.map(({ kind }, i) => (kind === "text" ? null : (least[i] ?? 0)));
  for (;;) {
    const rest = widths.reduce<number>((left, one) => left - (one ?? 0), wide);
    const shares = columns.reduce((sum, { wide: share = 1 }, i) => sum + (widths[i] === null ? share : 0), 0) || 1;
    const wanted = columns.map(({ wide: share = 1 }) => (rest * share) / shares);
    const narrow = widths.findIndex((one, i) => one === null && (wanted[i] ?? 0) < (least[i] ?? 0));
    if (narrow < 0) return widths.map((one, i) => one ?? wanted[i] ?? 0);
    widths[narrow] = least[narrow] ?? 0;
  }
}

function linesOf({ pen }: Paper, words: string, width: number, look: Look): string[] {
  return pen.wrap(words, width - between, look);
}

const heightOf = (paper: Paper, words: readonly string[], widths: readonly number[]) =>
  Math.max(...words.map((one, i) => linesOf(paper, one, widths[i] ?? 0, i === 0 ? { ...body, bold: true } : body).length)) * line + 2 * pad;

function writeRow(
  paper: Paper,
  table: PDFKit.PDFStructureElement,
  columns: readonly Column[],
  widths: readonly number[],
  words: readonly string[],
  isHead: boolean,
): void {
  const { doc, pen } = paper;
  const row = doc.struct("TR");
  table.add(row);
  let x = edge.x;
  let most = 1;
  for (const [i, text] of words.entries()) {
    const width = widths[i] ?? 0;
    const look = isHead ? head : { ...body, ...(i === 0 ? { bold: true } : {}) };
    const lines = linesOf(paper, text, width, look);
    most = Math.max(most, lines.length);
    const column = columns[i];
    const left = x;
    row.add(
      doc.struct(isHead ? "TH" : "TD", {}, () => {
        for (const [n, one] of lines.entries()) {
          const at = column && isNumber(column) ? left + width - between - pen.width(one, look) : left;
          pen.line(one, at, paper.y + pad + 7 + n * line, look);
        }
      }),
    );
    x += width;
  }
  row.end();
  paper.y += most * line + 2 * pad;
  forEyesOnly(paper, () => {
    doc
      .moveTo(edge.x, paper.y)
      .lineTo(edge.x + wide, paper.y)
      .lineWidth(isHead ? 0.9 : 0.5)
      .stroke(paperColours[isHead ? "line2" : "line"]);
  });
}
