import "server-only";
import { phaseMark } from "@/lib/domain/report/marks";
import { addDrawing } from "./shapes";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

/** From so many letters on, a figure such as "30 Dec 2014 – 2 Jan 2015" is set smaller, as it has to fit its column. */
const long = 16;
/** Shares of the width, as on paper: two dates need most. */
const widths: Readonly<Record<string, number>> = { percentDone: 0.2, toDo: 0.14, pace: 0.21, finish: 0.31, attention: 0.14 };

export function summarySlide(show: Show): void {
  const { name, about, part, day, sentences, known, figures, phases } = show.page;
  const [slide] = newSlide(show, [{ title: name, aside: day }]);
  const [lead = "", ...more] = sentences;
  slide.addText(clean(part ? `${about} ${part}.` : about), {
    ...{ x: edge, y: 1.12, w: inner, h: 0.35, fontSize: 12, color: hex("ink3"), margin: 0 },
  });
  slide.addText(
    [
      { text: clean(lead), options: { bold: true, color: hex("ink") } },
      { text: clean(` ${more.join(" ")}`), options: { color: hex("ink2") } },
    ],
    { x: edge, y: 1.55, w: inner, h: 1.9, fontSize: sizeOf(sentences.join(" ").length), margin: 0, valign: "top", fit: "shrink" },
  );
  if (!known) return;
  slide.addShape("line", { x: edge, y: 3.6, w: inner, h: 0, line: { color: hex("line"), width: 0.75 } });
  let x = edge;
  for (const { id, name, value, words, parts } of figures) {
    const width = (widths[id] ?? 0.2) * inner;
    const bad = parts.some((one) => one.bad);
    slide.addText(name, { x, y: 3.7, w: width, h: 0.3, fontSize: 12, color: hex("ink2"), margin: 0 });
    slide.addText(value, {
      ...{ x, y: 4, w: width, h: 0.6, fontSize: value.length > long ? 14 : 26, bold: true, color: hex("ink"), margin: 0, fit: "shrink" },
    });
    slide.addText(words, { x, y: 4.6, w: width - 0.1, h: 0.3, fontSize: 12, color: hex(bad ? "bad" : "ink2"), margin: 0, fit: "shrink" });
    x += width;
  }
  slide.addShape("line", { x: edge, y: 5.05, w: inner, h: 0, line: { color: hex("line"), width: 0.75 } });
  const wide = inner / phases.length;
  for (const [i, phase] of phases.entries()) {
    const { name, aside, words, tasks, gateWords } = phase;
    const x = edge + i * wide;
    addDrawing(slide, phaseMark(phase), { x, y: 5.26, width: 0.28 });
    slide.addText(
      [
        { text: name, options: { bold: true, color: hex("ink"), fontSize: 14, breakLine: aside === "" } },
        ...(aside ? [{ text: ` ${aside}`, options: { color: hex("ink3"), fontSize: 12, breakLine: true } }] : []),
        { text: clean(words), options: { color: hex("ink2"), fontSize: 12, breakLine: true } },
        { text: tasks, options: { color: hex("ink3"), fontSize: 12, breakLine: true } },
        { text: gateWords, options: { color: hex("ink3"), fontSize: 12 } },
      ],
      { x: x + 0.4, y: 5.22, w: wide - 0.6, h: 1.4, margin: 0, valign: "top" },
    );
  }
}

/** Points, so that so many letters find room below each other. */
const sizeOf = (letters: number): number => (letters < 480 ? 17 : letters < 640 ? 15 : letters < 900 ? 13 : 11);
