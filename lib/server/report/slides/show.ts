import "server-only";
import type PptxGenJS from "pptxgenjs";
import { paperColours } from "@/lib/domain/report/colours";
import type { ReportFacts } from "@/lib/domain/report/facts";
import type { FirstPage } from "@/lib/domain/report/first-page";

/** Inches. */
export const wide = { width: 13.333, height: 7.5 };
export const edge = 0.6;
export const inner = wide.width - 2 * edge;

export type Show = { pptx: PptxGenJS; report: ReportFacts; page: FirstPage; slides: number };

/** A colour as slides write it. */
export const hex = (name: keyof typeof paperColours): string => paperColours[name].slice(1);

/** Characters that a file of slides cannot hold. */
export const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML must not hold
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd");

/** A slide with its title, and at the foot of what it is, of when, and which of how many. */
export function newSlide({ pptx, page, slides }: Show, title: string, number: number): PptxGenJS.Slide {
  const slide = pptx.addSlide();
  slide.addText(clean(title), {
    x: edge,
    y: 0.35,
    w: inner,
    h: 0.6,
    fontSize: 24,
    bold: true,
    color: hex("ink"),
    margin: 0,
    valign: "middle",
  });
  slide.addShape("line", { x: edge, y: 1.02, w: inner, h: 0, line: { color: hex("line2"), width: 0.75 } });
  const { groups, words } = page.foot;
  slide.addText(clean([...groups.map((one) => `${one.name} ${one.words}`), words].join(". ")), {
    x: edge,
    y: 6.95,
    w: inner - 1.4,
    h: 0.4,
    fontSize: 8,
    color: hex("ink3"),
    margin: 0,
    valign: "top",
  });
  slide.addText(`${number} of ${slides}`, {
    x: wide.width - edge - 1.3,
    y: 6.95,
    w: 1.3,
    h: 0.3,
    fontSize: 9,
    color: hex("ink3"),
    margin: 0,
    align: "right",
  });
  return slide;
}
