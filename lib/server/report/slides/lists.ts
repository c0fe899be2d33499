import "server-only";
import { type List, moreWords } from "@/lib/domain/report/first-page";
import type { Severity } from "@/lib/domain/stages";
import { body, clean, hex, newSlide, type Show } from "./show";

/** Letters of a line of the wider column, and the lines that it has room for: what is more is said to be more. */
const letters = 76;
const mostLines = 26;

/** The signs of the first page, as letters that stay beside their words wherever these move. */
const signs: Readonly<Record<Severity, { text: string; ink: "bad" | "warn" | "ink3" }>> = {
  critical: { text: "■ ", ink: "bad" },
  warning: { text: "▲ ", ink: "warn" },
  information: { text: "○ ", ink: "ink3" },
};

/** What waits for somebody, and what changed. */
export function listsSlide(show: Show): void {
  const { decisions, changes } = show.page;
  const [slide, ...columns] = newSlide(show, [decisions, changes]);
  for (const [i, list] of [decisions, changes].entries()) {
    const { x, w } = columns[i] ?? { x: 0, w: 0 };
    slide.addText(written(list), { x, y: body.top, w, h: body.bottom - body.top, margin: 0, valign: "top" });
  }
}

function written({ none, items }: List) {
  if (items.length === 0) return [{ text: clean(none), options: { fontSize: 14, color: hex("ink2") } }];
  let lines = 0;
  const shown = items.filter(({ title, words }) => {
    lines += 1.4 * Math.ceil((title.length * 1.3) / letters) + Math.ceil(words.length / letters) + 0.7;
    return lines <= mostLines;
  });
  const more = items.length - shown.length;
  return [
    ...shown.flatMap(({ title, words, severity }) => [
      ...(severity ? [{ text: signs[severity].text, options: { fontSize: 13, color: hex(signs[severity].ink) } }] : []),
      {
        text: clean(title),
        options: {
          ...{ fontSize: 14, bold: severity !== null, color: hex(severity ? "ink" : "ink2"), breakLine: true },
          ...(words ? {} : { paraSpaceAfter: 6 }),
        },
      },
      ...(words ? [{ text: clean(words), options: { fontSize: 12, color: hex("ink2"), breakLine: true, paraSpaceAfter: 8 } }] : []),
    ]),
    ...(more > 0 ? [{ text: moreWords(more), options: { fontSize: 12, color: hex("ink3") } }] : []),
  ];
}
