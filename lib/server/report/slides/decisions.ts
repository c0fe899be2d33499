import "server-only";
import { moreWords } from "@/lib/domain/report/first-page";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

/** Letters of a line of the half of a slide, and the lines that it has room for: what is more is said to be more. */
const letters = 72;
const mostLines = 27;

/** What waits for somebody, and what changed. */
export function decisionsSlide(show: Show): void {
  const { decisions, changes } = show.page;
  const slide = newSlide(show, decisions.title, 5);
  const half = inner / 2 - 0.25;
  let lines = 0;
  const shown = decisions.items.filter(({ title, words }) => {
    lines += 1.3 * Math.ceil((title.length * 1.3) / letters) + Math.ceil(words.length / letters) + 0.7;
    return lines <= mostLines;
  });
  const told = shown.flatMap(({ title, words, severity }) => [
    { text: clean(title), options: { bold: true, fontSize: 14, color: hex(severity === "critical" ? "bad" : "ink"), breakLine: true } },
    { text: clean(words), options: { fontSize: 11, color: hex("ink2"), breakLine: true, paraSpaceAfter: 8 } },
  ]);
  const more = decisions.items.length - shown.length;
  slide.addText(
    [
      ...(told.length > 0 ? told : [{ text: decisions.none, options: { fontSize: 14, color: hex("ink2") } }]),
      ...(more > 0 ? [{ text: moreWords(more), options: { fontSize: 11, color: hex("ink3") } }] : []),
    ],
    { x: edge, y: 1.25, w: half, h: 5.5, margin: 0, valign: "top" },
  );
  slide.addText(
    [
      { text: clean(changes.title), options: { bold: true, fontSize: 14, color: hex("ink"), breakLine: true, paraSpaceAfter: 6 } },
      ...(changes.items.length > 0 ? changes.items.map(({ title }) => title) : [changes.none]).map((text) => ({
        text: clean(text),
        options: { fontSize: 13, color: hex("ink2"), breakLine: true, paraSpaceAfter: 4 },
      })),
    ],
    { x: edge + inner / 2 + 0.25, y: 1.25, w: half, h: 5.5, margin: 0, valign: "top" },
  );
}
