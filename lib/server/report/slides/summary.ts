import "server-only";
import { gateNames } from "@/lib/domain/gates/state";
import { keyFigures } from "@/lib/domain/report/key-figures";
import { releaseSpan } from "@/lib/domain/words/release-span";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

/** From so many letters on, a figure such as "30 Dec 2014 – 2 Jan 2015" is set smaller, as it has to fit its column. */
const long = 16;

export function summarySlide(show: Show): void {
  const { report } = show;
  const slide = newSlide(show, report.migration.name, 1);
  const [lead = "", ...more] = report.headline;
  const about = `Operations Manager ${releaseSpan(report.migration)}${report.filterWords ? ` · Only ${report.filterWords}` : ""}`;
  slide.addText(clean(about), { x: edge, y: 1.1, w: inner, h: 0.35, fontSize: 12, color: hex("ink3"), margin: 0 });
  slide.addText(
    [
      { text: clean(lead), options: { bold: true, color: hex("ink") } },
      { text: clean(` ${more.join(" ")}`), options: { color: hex("ink2") } },
    ],
    { x: edge, y: 1.5, w: inner, h: 1.75, fontSize: 17, margin: 0, valign: "top", fit: "shrink" },
  );
  const figures = keyFigures(report);
  const width = inner / figures.length;
  for (const [i, { name, value, words }] of figures.entries()) {
    const x = edge + i * width;
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
  }
  const phase = inner / report.phases.length;
  for (const [i, { name, words, done, total, gate, current }] of report.phases.entries()) {
    const x = edge + i * phase;
    slide.addShape("rect", { x, y: 5.15, w: phase - 0.2, h: 0.06, fill: { color: hex("hover") } });
    if (done > 0)
      slide.addShape("rect", { x, y: 5.15, w: ((phase - 0.2) * done) / Math.max(1, total), h: 0.06, fill: { color: hex("ink2") } });
    slide.addText(
      [
        {
          text: name,
          options: { bold: true, color: hex("ink"), fontSize: 13, breakLine: true, ...(current ? { underline: { style: "sng" } } : {}) },
        },
        { text: clean(words), options: { color: hex("ink2"), fontSize: 11, breakLine: true } },
        { text: `${done} of ${total} tasks · gate ${gateNames[gate].toLowerCase()}`, options: { color: hex("ink3"), fontSize: 10 } },
      ],
      { x, y: 5.25, w: phase - 0.2, h: 0.95, margin: 0, valign: "top" },
    );
  }
}
