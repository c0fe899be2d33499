import "server-only";
import { paperColours } from "@/lib/domain/report/colours";
import type { Drawing } from "@/lib/domain/report/drawing";
import { draw } from "./draw";
import type { Colour, Look } from "./pen";
import { edge, forEyesOnly, type Paper, tagged, wide } from "./sheet";

export const small: Look = { size: 8.5, colour: "ink3" };
export const body: Look = { size: 9, colour: "ink2" };

export const titleHigh = 13;

/** The name of a block, and what to know beside it. */
export function title(paper: Paper, words: string, x: number, width: number, aside = ""): void {
  const { pen } = paper;
  tagged(paper, "H2", () => pen.line(words, x, paper.y, { size: 10.5, bold: true }));
  if (aside) tagged(paper, "P", () => pen.line(aside, x + width - pen.width(aside, small), paper.y, small));
  paper.y += titleHigh;
}

export function picture(paper: Paper, drawing: Drawing, x: number, width: number): void {
  const { doc, root } = paper;
  root.add(doc.struct("Figure", { alt: drawing.words }, () => draw(paper.pen, drawing, x, paper.y + 4, width)));
  paper.y += (drawing.height / drawing.width) * width + 4;
}

export function rule(paper: Paper, y: number, colour: Colour, x = edge.x, width = wide): void {
  forEyesOnly(paper, () => {
    paper.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.75)
      .stroke(paperColours[colour]);
  });
}
