import "server-only";
import { paperColours } from "@/lib/domain/report/colours";
import type { FirstPage } from "@/lib/domain/report/first-page";
import type { Colour, Look } from "./pen";
import { body, rule, small } from "./pieces";
import { edge, forEyesOnly, type Paper, tagged, wide } from "./sheet";

/** Whose it is, of what and when, and how it stands in sentences. */
export function head(paper: Paper, { name: called, about, part, sentences: told, day }: FirstPage): void {
  const { doc, pen } = paper;
  const middle = paper.y + 4;
  forEyesOnly(paper, () => {
    doc.circle(edge.x + 6, middle, 5.5).fill(paperColours.orig);
    doc.circle(edge.x + 12.5, middle, 5.5).fill(paperColours.new);
  });
  tagged(paper, "P", () => {
    const at = pen.line("Tandem", edge.x + 24, middle + 3.5, { size: 10.5, bold: true });
    pen.line("Migration status report", at + 8, middle + 3.5, { size: 10, colour: "ink2" });
    pen.line(day, edge.x + wide - pen.width(day, { size: 10 }), middle + 3.5, { size: 10, colour: "ink2" });
  });
  rule(paper, paper.y + 19, "ink");
  paper.y += 44;
  const name: Look = { size: 19, bold: true };
  for (const line of pen.wrap(called, wide, name)) {
    tagged(paper, "H1", () => pen.line(line, edge.x, paper.y, name));
    paper.y += 23;
  }
  const lines = pen.wrap(part ? `${about} · ${part}` : about, wide, small);
  tagged(paper, "P", () => {
    for (const [n, line] of lines.entries()) pen.line(line, edge.x, paper.y - 5 + n * 11, small);
  });
  paper.y += 1 + lines.length * 11;
  sentences(paper, told);
}

/** The first sentence stands out; all run on as one paragraph. */
function sentences(paper: Paper, [lead = "", ...more]: readonly string[]): void {
  const { pen } = paper;
  const look = (bold: boolean): Look => ({ size: 10.5, ...(bold ? { bold } : { colour: "ink2" as Colour }) });
  const words = [
    ...lead.split(" ").map((word) => ({ word, bold: true })),
    ...more
      .join(" ")
      .split(" ")
      .map((word) => ({ word, bold: false })),
  ];
  tagged(paper, "P", () => {
    let x = edge.x;
    for (const { word, bold } of words) {
      const width = pen.width(word, look(bold));
      if (x > edge.x && x + width > edge.x + wide) {
        x = edge.x;
        paper.y += 15;
      }
      x = pen.line(`${word} `, x, paper.y, look(bold));
    }
  });
  paper.y += 14;
}

/** Shares of the width: two dates need most. */
const columns = [0.235, 0.145, 0.19, 0.285, 0.145];

export function figures(paper: Paper, { figures: told }: FirstPage): void {
  const { pen } = paper;
  rule(paper, paper.y, "line");
  let x = edge.x;
  let most = 1;
  for (const [i, { name, value, words, parts }] of told.entries()) {
    const width = (columns[i] ?? 0.2) * wide;
    const lines = pen.wrap(words, width - 6, body);
    most = Math.max(most, lines.length);
    tagged(paper, "P", () => {
      pen.line(name, x, paper.y + 15, { size: 8.5, colour: "ink2" });
      const fitting = [17, 15, 13].find((size) => pen.width(value, { size, bold: true }) <= width - 8) ?? 11;
      pen.line(value, x, paper.y + 34, { size: fitting, bold: true });
      const look: Look = { ...body, ...(parts.some(({ bad }) => bad) ? { colour: "bad" } : {}) };
      for (const [n, line] of lines.entries()) pen.line(line, x, paper.y + 47 + n * 11, look);
    });
    x += width;
  }
  const high = 46 + most * 11;
  rule(paper, paper.y + high, "line");
  paper.y += high + 17;
}
