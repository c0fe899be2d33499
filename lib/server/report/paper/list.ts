import "server-only";
import { paperColours } from "@/lib/domain/report/colours";
import { moreWords } from "@/lib/domain/report/first-page";
import { small } from "./pieces";
import { forEyesOnly, type Paper, tagged } from "./sheet";

export type Item = { words: string; note?: string; mark?: "critical" | "warning" | "information"; bold?: boolean };

const severities = { critical: "bad", warning: "warn", information: "ink3" } as const;
const high = { line: 12, note: 11, apart: 4, close: 2 };
const indentOf = ({ mark }: Item) => (mark ? 13 : 0);

function linesOf({ pen }: Paper, item: Item, width: number) {
  const bold = item.bold ?? item.note !== undefined;
  const own = width - indentOf(item);
  const lines = pen.wrap(item.words, own, { size: 9, bold });
  const apart = item.mark && !item.note ? high.close : high.apart;
  const notes = item.note ? pen.wrap(item.note, own, small) : [];
  return { bold, lines, notes, apart, high: lines.length * high.line + notes.length * high.note + apart };
}

export const listHigh = (paper: Paper, width: number, items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + linesOf(paper, item, width).high, 0);

/** Whole items, as many as there is room for above the foot, and how many more there are. */
export function list(paper: Paper, x: number, width: number, items: readonly Item[]): void {
  const { doc, pen } = paper;
  for (const [i, item] of items.entries()) {
    const told = linesOf(paper, item, width);
    const rest = i < items.length - 1 ? high.line : 0;
    if (paper.y + told.high + rest > paper.floor && listHigh(paper, width, items.slice(i)) > paper.floor - paper.y) {
      tagged(paper, "P", () => pen.line(moreWords(items.length - i), x, paper.y + 4, small));
      paper.y += high.line;
      return;
    }
    const at = x + indentOf(item);
    const { mark } = item;
    if (mark) {
      forEyesOnly(paper, () => {
        doc.rect(x, paper.y - 1, 5.5, 5.5).fill(paperColours[severities[mark]]);
      });
    }
    tagged(paper, "P", () => {
      for (const line of told.lines) {
        pen.line(line, at, paper.y + 5, { size: 9, ...(told.bold ? { bold: true } : {}) });
        paper.y += high.line;
      }
      for (const line of told.notes) {
        pen.line(line, at, paper.y + 4, small);
        paper.y += high.note;
      }
    });
    paper.y += told.apart;
  }
}
