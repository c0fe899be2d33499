import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { bridgeDrawing } from "@/lib/domain/report/bridge-drawing";
import { burnUpDrawing } from "@/lib/domain/report/burn-up-drawing";
import { paperColours } from "@/lib/domain/report/colours";
import type { Drawing } from "@/lib/domain/report/drawing";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { type FirstPage, firstPage as firstPageOf, moreWords } from "@/lib/domain/report/first-page";
import { draw } from "./draw";
import type { Colour, Look } from "./pen";
import { phases } from "./phases";
import { edge, forEyesOnly, type Paper, page, tagged, wide } from "./sheet";

const small: Look = { size: 8.5, colour: "ink3" };
const body: Look = { size: 9, colour: "ink2" };
const gap = 26;

/** The page that stands alone. */
export async function firstPage(paper: Paper, report: ReportFacts): Promise<void> {
  const model = firstPageOf(report);
  head(paper, model);
  await breathe();
  if (!model.known) return;
  const { bridge, burnUp, decisions, changes } = model;
  figures(paper, model);
  phases(paper, model.phases);
  await breathe();
  title(paper, bridge.title, edge.x, wide, bridge.note);
  banks(paper, model);
  picture(paper, bridgeDrawing(bridge.stages, wide, 128), edge.x, wide);
  paper.y += 18;
  await breathe();
  const [left, right] = [wide * 0.58, wide * 0.42 - gap];
  const top = paper.y;
  title(paper, burnUp.title, edge.x, left, burnUp.aside);
  const { course, forecast, migration } = report;
  picture(paper, burnUpDrawing({ course, forecast, targetDate: migration.targetDate }, left, 144), edge.x, left);
  const bottom = paper.y;
  paper.y = top;
  title(paper, model.causes.title, edge.x + left + gap, right, model.causes.aside);
  causes(paper, model, edge.x + left + gap, right);
  paper.y = Math.max(bottom, paper.y) + 14;
  const half = (wide - gap) / 2;
  const row = paper.y;
  title(paper, decisions.title, edge.x, half, decisions.aside);
  list(
    paper,
    edge.x,
    half,
    decisions.items.length === 0
      ? [{ words: decisions.none }]
      : decisions.items.map((one) => ({ words: one.title, note: one.words, mark: one.severity })),
  );
  paper.y = row;
  title(paper, changes.title, edge.x + half + gap, half);
  list(
    paper,
    edge.x + half + gap,
    half,
    changes.items.map((words) => ({ words })),
  );
}

function head(paper: Paper, { name: called, about, part, sentences: told, day }: FirstPage): void {
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
  for (const line of pen.wrap(called, wide, name).slice(0, 3)) {
    tagged(paper, "H1", () => pen.line(line, edge.x, paper.y, name));
    paper.y += 23;
  }
  const line = part ? `${about} · ${part}` : about;
  tagged(paper, "P", () => pen.line(pen.cut(line, wide, small), edge.x, paper.y - 5, small));
  paper.y += 12;
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
      if (x > edge.x && x + width > edge.x + wide * 0.92) {
        x = edge.x;
        paper.y += 15;
      }
      x = pen.line(`${word} `, x, paper.y, look(bold));
    }
  });
  paper.y += 14;
}

function figures(paper: Paper, { figures: told }: FirstPage): void {
  const { pen } = paper;
  rule(paper, paper.y, "line");
  const columns = [0.235, 0.145, 0.19, 0.285, 0.145];
  let x = edge.x;
  for (const [i, { name, value, words, parts }] of told.entries()) {
    const width = (columns[i] ?? 0.2) * wide;
    tagged(paper, "P", () => {
      pen.line(name, x, paper.y + 15, { size: 8.5, colour: "ink2" });
      const fitting = [17, 15, 13].find((size) => pen.width(value, { size, bold: true }) <= width - 8) ?? 11;
      pen.line(value, x, paper.y + 34, { size: fitting, bold: true });
      pen.line(pen.cut(words, width - 6, body), x, paper.y + 47, {
        ...body,
        ...(parts.some(({ bad }) => bad) ? { colour: "bad" } : {}),
      });
    });
    x += width;
  }
  rule(paper, paper.y + 57, "line");
  paper.y += 74;
}

function banks(paper: Paper, { bridge }: FirstPage): void {
  const { pen } = paper;
  for (const role of ["source", "target"] as const) {
    const told = bridge.banks[role].map(({ name, agents }) => `${name}  ${agents.words}`);
    const words = pen.cut(told.join(", "), wide / 2 - 12, body);
    const x = role === "source" ? edge.x : edge.x + wide - pen.width(words, body);
    tagged(paper, "P", () => pen.line(words, x, paper.y + 1, { ...body, colour: role === "source" ? "orig-text" : "new-text" }));
  }
}

function causes(paper: Paper, { causes: { bars, none, more } }: FirstPage, x: number, width: number): void {
  const { doc, pen } = paper;
  const numbers = Math.max(0, ...bars.map(({ agents }) => pen.width(agents.words, { size: 9, bold: true })));
  const bar = { wide: 38, x: x + width - numbers - 46 };
  for (const { name, agents, share } of bars) {
    const lines = pen.wrap(name, bar.x - x - 8, body);
    tagged(paper, "P", () => {
      for (const [n, line] of lines.entries()) pen.line(line, x, paper.y + 6 + n * 11, { size: 9 });
      pen.line(agents.words, x + width - pen.width(agents.words, { size: 9, bold: true }), paper.y + 6, { size: 9, bold: true });
    });
    forEyesOnly(paper, () => {
      doc.rect(bar.x, paper.y + 1, bar.wide, 4).fill(paperColours.hover);
      doc.rect(bar.x, paper.y + 1, Math.max(1, share * bar.wide), 4).fill(paperColours.ink3);
    });
    paper.y += (lines.length - 1) * 11;
    rule(paper, paper.y + 13, "line", x, width);
    paper.y += 20;
  }
  if (bars.length === 0) list(paper, x, width, [{ words: none }]);
  if (more) list(paper, x, width, [{ words: more }]);
}

type Item = { words: string; note?: string; mark?: "critical" | "warning" | "information" };

const severities = { critical: "bad", warning: "warn", information: "ink3" } as const;

/** As much of a list as the page has room for, and how much more there is. */
function list(paper: Paper, x: number, width: number, items: readonly Item[]): void {
  const { doc, pen } = paper;
  for (const [i, { words, note, mark }] of items.entries()) {
    const indent = mark ? 13 : 0;
    const lines = pen.wrap(words, width - indent, { size: 9, bold: note !== undefined });
    const notes = note ? shortened(paper, note, width - indent, items.length > 3 ? 2 : 3) : [];
    if (paper.y + (lines.length + notes.length) * 12 > page.height - edge.bottom - (i < items.length - 1 ? 16 : 4)) {
      tagged(paper, "P", () => pen.line(moreWords(items.length - i), x, paper.y + 4, small));
      return;
    }
    if (mark) {
      forEyesOnly(paper, () => {
        doc.rect(x, paper.y - 1, 5.5, 5.5).fill(paperColours[severities[mark]]);
      });
    }
    tagged(paper, "P", () => {
      for (const line of lines) {
        pen.line(line, x + indent, paper.y + 5, { size: 9, ...(note ? { bold: true } : {}) });
        paper.y += 12;
      }
      for (const line of notes) {
        pen.line(line, x + indent, paper.y + 4, small);
        paper.y += 11;
      }
    });
    paper.y += 4;
  }
}

/**
 * As many whole sentences of a note as `most` lines hold; the whole of it stands on the pages after. Where the first is longer, an
 * ellipsis says that there is more.
 */
function shortened({ pen }: Paper, note: string, width: number, most: number): string[] {
  const sentences = note.split(/(?<=[.!?]) /);
  for (let some = sentences.length; some > 0; some--) {
    const lines = pen.wrap(sentences.slice(0, some).join(" "), width, small);
    if (lines.length <= most) return lines;
  }
  const lines = pen.wrap(note, width, small);
  return [...lines.slice(0, most - 1), pen.cut(lines.slice(most - 1).join(" "), width, small)];
}

function title(paper: Paper, words: string, x: number, width: number, aside = ""): void {
  const { pen } = paper;
  tagged(paper, "H2", () => pen.line(words, x, paper.y, { size: 10.5, bold: true }));
  if (aside) tagged(paper, "P", () => pen.line(aside, x + width - pen.width(aside, small), paper.y, small));
  paper.y += 13;
}

function picture(paper: Paper, drawing: Drawing, x: number, width: number): void {
  const { doc, root } = paper;
  root.add(doc.struct("Figure", { alt: drawing.words }, () => draw(paper.pen, drawing, x, paper.y + 4, width)));
  paper.y += (drawing.height / drawing.width) * width + 4;
}

function rule(paper: Paper, y: number, colour: Colour, x = edge.x, width = wide): void {
  forEyesOnly(paper, () => {
    paper.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.75)
      .stroke(paperColours[colour]);
  });
}
