import "server-only";
import { withinSentence } from "@/lib/domain/words/within";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

/** From so many letters on, a figure such as "30 Dec 2014 – 2 Jan 2015" is set smaller, as it has to fit its column. */
const long = 16;
/** Shares of the width, as on paper: two dates need most. */
const widths: Readonly<Record<string, number>> = { percentDone: 0.22, toDo: 0.15, pace: 0.17, finish: 0.31, attention: 0.15 };

export function summarySlide(show: Show): void {
  const { name, about, part, sentences, figures, phases } = show.page;
  const slide = newSlide(show, name, 1);
  const [lead = "", ...more] = sentences;
  slide.addText(clean(part ? `${about} · ${part}` : about), {
    x: edge,
    y: 1.1,
    w: inner,
    h: 0.35,
    fontSize: 12,
    color: hex("ink3"),
    margin: 0,
  });
  slide.addText(
    [
      { text: clean(lead), options: { bold: true, color: hex("ink") } },
      { text: clean(` ${more.join(" ")}`), options: { color: hex("ink2") } },
    ],
    { x: edge, y: 1.5, w: inner, h: 1.75, fontSize: 17, margin: 0, valign: "top", fit: "shrink" },
  );
  let x = edge;
  for (const { id, name, value, words } of figures) {
    const width = (widths[id] ?? 0.2) * inner;
    slide.addText(name, { x, y: 3.45, w: width, h: 0.3, fontSize: 11, color: hex("ink2"), margin: 0 });
    slide.addText(value, {
      x,
      y: 3.75,
      w: width,
      h: 0.65,
      fontSize: value.length > long ? 14 : 26,
      bold: true,
      color: hex("ink"),
      margin: 0,
      fit: "shrink",
    });
    slide.addText(words, { x, y: 4.4, w: width - 0.1, h: 0.35, fontSize: 11, color: hex("ink2"), margin: 0, fit: "shrink" });
    x += width;
  }
  const phase = inner / phases.length;
  for (const [i, { name, aside, words, tasks, gateWords, share }] of phases.entries()) {
    const x = edge + i * phase;
    slide.addShape("rect", { x, y: 5.15, w: phase - 0.2, h: 0.06, fill: { color: hex("hover") } });
    if (share > 0) slide.addShape("rect", { x, y: 5.15, w: (phase - 0.2) * share, h: 0.06, fill: { color: hex("ink2") } });
    slide.addText(
      [
        {
          text: aside ? `${name} (${aside})` : name,
          options: { bold: true, color: hex("ink"), fontSize: 13, breakLine: true },
        },
        { text: clean(words), options: { color: hex("ink2"), fontSize: 11, breakLine: true } },
        { text: `${tasks} · ${withinSentence(gateWords)}`, options: { color: hex("ink3"), fontSize: 10 } },
      ],
      { x, y: 5.25, w: phase - 0.2, h: 0.95, margin: 0, valign: "top" },
    );
  }
}
