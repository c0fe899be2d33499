import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { paperColours } from "@/lib/domain/report/colours";
import { type Column, cellWords, isNumber, type ReportTable } from "@/lib/domain/report/table";
import type { Look } from "./pen";
import { edge, forEyesOnly, nextPage, type Paper, page, room, tagged, wide } from "./sheet";

const head: Look = { size: 8, colour: "ink2" };
const body: Look = { size: 8.5 };
const [line, pad, between] = [11, 4.5, 12];

/** Rows that are written before others get their turn. */
const atOnce = 25;

/** A table with its head on every page it goes over, and its place in the outline. */
export async function writeTable(paper: Paper, table: ReportTable, timeZone: string): Promise<void> {
  const { doc, pen, root } = paper;
  const note = table.note ? pen.wrap(table.note, wide * 0.9, { size: 8.5 }) : [];
  room(paper, 70 + note.length * 11);
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
  const widths = widthsOf(table.columns);
  const titles = table.columns.map(({ name }) => name);
  writeRow(paper, element, table.columns, widths, titles, true);
  for (const [n, row] of table.rows.entries()) {
    if (n % atOnce === atOnce - 1) await breathe();
    const words = row.map((cell) => cellWords(cell, timeZone));
    const high = heightOf(paper, words, widths);
    if (paper.y + high > page.height - edge.bottom) {
      nextPage(paper);
      paper.y += 8;
      writeRow(paper, element, table.columns, widths, titles, true);
    }
    writeRow(paper, element, table.columns, widths, words, false);
  }
  paper.y += 16;
}

/** Texts share what numbers leave over, by how wide they want to be. */
function widthsOf(columns: readonly Column[]): number[] {
  const fixed: Partial<Record<Column["kind"], number>> = { count: 52, decimal: 52, percent: 58, date: 64, instant: 132 };
  const rest = columns.reduce((left, { kind }) => left - (fixed[kind] ?? 0), wide);
  const shares = columns.reduce((sum, { kind, wide = 1 }) => sum + (kind === "text" ? wide : 0), 0) || 1;
  return columns.map(({ kind, wide: share = 1 }) => fixed[kind] ?? (rest * share) / shares);
}

function linesOf({ pen }: Paper, words: string, width: number, look: Look): string[] {
  return pen.wrap(words, width - between, look);
}

const heightOf = (paper: Paper, words: readonly string[], widths: readonly number[]) =>
  Math.max(...words.map((one, i) => linesOf(paper, one, widths[i] ?? 0, body).length)) * line + 2 * pad;

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
