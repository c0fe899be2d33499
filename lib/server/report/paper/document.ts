import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { paperColours } from "@/lib/domain/report/colours";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { firstPage as firstPageOf } from "@/lib/domain/report/first-page";
import { reportTables } from "@/lib/domain/report/tables";
import { firstPage } from "./first-page";
import type { Look } from "./pen";
import { edge, floorOf, footLine, newPaper, nextPage, type Paper, wide } from "./sheet";
import { writeTable } from "./table";

const small: Look = { size: 7.5, colour: "ink3" };

/** The report as a PDF: vectors, text that can be selected, an outline, tags, and on every page what it is of and of when. */
export async function paperDocument(report: ReportFacts, signal: AbortSignal): Promise<Uint8Array> {
  const paper = newPaper(`${report.migration.name}: migration status report`, report.madeAt);
  const { doc } = paper;
  const pieces: Buffer[] = [];
  doc.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => doc.on("end", resolve));
  doc.outline.addItem("Summary");
  const model = firstPageOf(report);
  const foot = [model.foot.line, model.foot.made].flatMap((words) => paper.pen.wrap(words, wide - 80, small));
  paper.floor = floorOf(foot.length);
  await firstPage(paper, model, report);
  await breathe();
  nextPage(paper);
  for (const table of reportTables(report)) {
    signal.throwIfAborted();
    if (table.rows.length > 0) await writeTable(paper, table, report.migration.timeZone);
    // Others get their turn between two tables.
    await breathe();
  }
  feet(paper, foot);
  paper.root.end();
  doc.end();
  await ended;
  return Buffer.concat(pieces);
}

/** The foot of every page: of what, of when, from which imports, and which page of how many. */
function feet({ doc, pen, floor }: Paper, lines: readonly string[]): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i);
    const y = floor + 14;
    const number = `Page ${i + 1} of ${count}`;
    doc.markContent("Artifact", { type: "Pagination" });
    doc
      .moveTo(edge.x, y - 10)
      .lineTo(edge.x + wide, y - 10)
      .lineWidth(0.5)
      .stroke(paperColours.line);
    for (const [n, line] of lines.entries()) pen.line(line, edge.x, y + n * footLine, small);
    pen.line(number, edge.x + wide - pen.width(number, small), y, small);
    doc.endMarkedContent();
  }
}
