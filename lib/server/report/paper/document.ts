import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { about } from "@/lib/domain/report/about";
import { paperColours } from "@/lib/domain/report/colours";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { cellWords } from "@/lib/domain/report/table";
import { reportTables } from "@/lib/domain/report/tables";
import { firstPage } from "./first-page";
import type { Look } from "./pen";
import { edge, newPaper, nextPage, type Paper, page, wide } from "./sheet";
import { writeTable } from "./table";

/** The report as a PDF: vectors, text that can be selected, an outline, tags, and on every page what it is of and of when. */
export async function paperDocument(report: ReportFacts, signal: AbortSignal): Promise<Uint8Array> {
  const paper = newPaper(`${report.migration.name}: migration status report`, report.madeAt);
  const { doc } = paper;
  const pieces: Buffer[] = [];
  doc.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => doc.on("end", resolve));
  doc.outline.addItem("Summary");
  await firstPage(paper, report);
  await breathe();
  nextPage(paper);
  for (const table of reportTables(report)) {
    signal.throwIfAborted();
    if (table.rows.length > 0) await writeTable(paper, table, report.migration.timeZone);
    // Others get their turn between two tables.
    await breathe();
  }
  feet(paper, report);
  paper.root.end();
  doc.end();
  await ended;
  return Buffer.concat(pieces);
}

const small: Look = { size: 7.5, colour: "ink3" };

/** The foot of every page: of what, of when, from which imports, and which page of how many. */
function feet({ doc, pen }: Paper, report: ReportFacts): void {
  const { timeZone, groups } = report.migration;
  const observed = groups
    .map(({ name, observedAt, importNumber }) => (observedAt ? `${name} by import #${importNumber}` : `${name} not observed`))
    .join(", ");
  const [asOf] = about(report)
    .filter(({ name }) => name === "As of")
    .map(({ value }) => cellWords(value, timeZone));
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i);
    const y = page.height - edge.bottom + 14;
    const number = `Page ${i + 1} of ${count}`;
    doc.markContent("Artifact", { type: "Pagination" });
    doc
      .moveTo(edge.x, y - 10)
      .lineTo(edge.x + wide, y - 10)
      .lineWidth(0.5)
      .stroke(paperColours.line);
    pen.line(
      pen.cut(
        `As of ${asOf}. ${observed}. ${report.filterWords ? `Only ${report.filterWords}` : "The whole migration"}.`,
        wide - 80,
        small,
      ),
      edge.x,
      y,
      small,
    );
    pen.line(
      pen.cut(
        `${report.migration.name}. Made ${cellWords({ kind: "instant", value: report.madeAt }, timeZone)} by Tandem ${report.version}.`,
        wide - 80,
        small,
      ),
      edge.x,
      y + 10,
      small,
    );
    pen.line(number, edge.x + wide - pen.width(number, small), y, small);
    doc.endMarkedContent();
  }
}
