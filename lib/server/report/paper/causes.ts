import "server-only";
import { paperColours } from "@/lib/domain/report/colours";
import type { CauseBar, FirstPage } from "@/lib/domain/report/first-page";
import { list, listHigh } from "./list";
import { body, rule } from "./pieces";
import { forEyesOnly, type Paper, tagged } from "./sheet";

const bar = 38;
const line = 11;
const apart = 20;

function placesOf({ pen }: Paper, bars: readonly CauseBar[], x: number, width: number) {
  const numbers = Math.max(0, ...bars.map(({ agents }) => pen.width(agents.words, { size: 9, bold: true })));
  const at = x + width - numbers - bar - 8;
  return { at, linesOf: (name: string) => pen.wrap(name, at - x - 8, body) };
}

const besideBars = ({ bars, none, more }: FirstPage["causes"]) =>
  [bars.length === 0 ? none : "", more].filter((words) => words !== "").map((words) => ({ words }));

export function causesHigh(paper: Paper, { causes: told }: FirstPage, width: number): number {
  const { linesOf } = placesOf(paper, told.bars, 0, width);
  const bars = told.bars.reduce((sum, { name }) => sum + apart + (linesOf(name).length - 1) * line, 0);
  return bars + listHigh(paper, width, besideBars(told));
}

/** Why agents are not done yet, each cause beside the largest. */
export function causes(paper: Paper, { causes: told }: FirstPage, x: number, width: number): void {
  const { doc, pen } = paper;
  const { at, linesOf } = placesOf(paper, told.bars, x, width);
  for (const { name, agents, share } of told.bars) {
    const lines = linesOf(name);
    tagged(paper, "P", () => {
      for (const [n, words] of lines.entries()) pen.line(words, x, paper.y + 6 + n * line, { size: 9 });
      pen.line(agents.words, x + width - pen.width(agents.words, { size: 9, bold: true }), paper.y + 6, { size: 9, bold: true });
    });
    forEyesOnly(paper, () => {
      doc.rect(at, paper.y + 1, bar, 4).fill(paperColours.hover);
      doc.rect(at, paper.y + 1, Math.max(1, share * bar), 4).fill(paperColours.ink3);
    });
    paper.y += (lines.length - 1) * line;
    rule(paper, paper.y + 13, "line", x, width);
    paper.y += apart;
  }
  list(paper, x, width, besideBars(told));
}
