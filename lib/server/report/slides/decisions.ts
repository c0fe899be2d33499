import "server-only";
import { count } from "@/lib/domain/words/numbers";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

const most = 6;

/** What waits for somebody, and what changed. */
export function decisionsSlide(show: Show): void {
  const {
    decisions: { items: decisions, none },
    changes,
  } = show.page;
  const slide = newSlide(show, "Needs a decision, and what changed", 5);
  const half = inner / 2 - 0.25;
  const shown = decisions.slice(0, most);
  const told = shown.flatMap(({ title, words, severity }) => [
    { text: clean(title), options: { bold: true, fontSize: 14, color: hex(severity === "critical" ? "bad" : "ink"), breakLine: true } },
    { text: clean(words), options: { fontSize: 11, color: hex("ink2"), breakLine: true, paraSpaceAfter: 8 } },
  ]);
  const more = decisions.length - shown.length;
  slide.addText(
    [
      ...(told.length > 0 ? told : [{ text: none, options: { fontSize: 14, color: hex("ink2") } }]),
      ...(more > 0 ? [{ text: `${count(more)} more in the report.`, options: { fontSize: 11, color: hex("ink3") } }] : []),
    ],
    { x: edge, y: 1.25, w: half, h: 5.5, margin: 0, valign: "top" },
  );
  slide.addText(
    [
      {
        text: changes.title,
        options: { bold: true, fontSize: 14, color: hex("ink"), breakLine: true, paraSpaceAfter: 6 },
      },
      ...changes.items.map((text) => ({ text, options: { fontSize: 13, color: hex("ink2"), breakLine: true, paraSpaceAfter: 4 } })),
    ],
    { x: edge + inner / 2 + 0.25, y: 1.25, w: half, h: 5.5, margin: 0, valign: "top" },
  );
}
