import "server-only";
import type PptxGenJS from "pptxgenjs";
import { paperColours } from "@/lib/domain/report/colours";
import type { FirstPage } from "@/lib/domain/report/first-page";

/** Inches. */
export const wide = { width: 13.333, height: 7.5 };
export const edge = 0.6;
export const inner = wide.width - 2 * edge;
/** Where what a slide holds begins and ends. */
export const body = { top: 1.25, bottom: 6.75 };

/** `number`: which slide is drawn, of how many. */
export type Show = { pptx: PptxGenJS; page: FirstPage; number: number; slides: number };

/** A colour as slides write it. */
export const hex = (name: keyof typeof paperColours): string => paperColours[name].slice(1);

/** Characters that a file of slides cannot hold. */
export const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML must not hold
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd");

type Column = { x: number; w: number };
type Head = { title: string; aside: string };

/** A slide with a head above each of its columns, which are as wide as on the first page, and at the foot of what it is, of when, and which of how many. */
export function newSlide({ pptx, page, number, slides }: Show, heads: readonly [Head, ...Head[]]): [PptxGenJS.Slide, ...Column[]] {
  const slide = pptx.addSlide();
  const columns = columnsOf(heads.length);
  for (const [i, { title, aside }] of heads.entries()) {
    const { x, w } = columns[i] ?? { x: edge, w: inner };
    const name = { fontSize: heads.length > 1 ? 18 : 24, bold: true, color: hex("ink"), margin: 0, valign: "bottom" as const };
    const beside = Math.min(w * 0.5, aside.length * 0.095 + 0.15);
    slide.addText(clean(title), { x, y: 0.3, w: w - beside, h: 0.65, ...name, fit: "shrink" });
    if (aside)
      slide.addText(clean(aside), {
        ...{ x: x + w - beside, y: 0.3, w: beside, h: 0.62, fontSize: 11, color: hex("ink3"), margin: 0, align: "right", valign: "bottom" },
      });
    slide.addShape("line", { x, y: 1.02, w, h: 0, line: { color: hex("line2"), width: 0.75 } });
  }
  const { groups, words } = page.foot;
  slide.addText(clean([...groups.map((one) => `${one.name} ${one.words}`), words].join(". ")), {
    ...{ x: edge, y: 6.95, w: inner - 1.4, h: 0.4, fontSize: 8, color: hex("ink3"), margin: 0, valign: "top" },
  });
  slide.addText(`${number} of ${slides}`, {
    ...{ x: wide.width - edge - 1.3, y: 6.95, w: 1.3, h: 0.3, fontSize: 9, color: hex("ink3"), margin: 0, align: "right" },
  });
  return [slide, ...columns];
}

const gap = 0.6;
function columnsOf(number: number): Column[] {
  if (number === 1) return [{ x: edge, w: inner }];
  const first = ((inner - gap) * 1.18) / 2.18;
  return [
    { x: edge, w: first },
    { x: edge + first + gap, w: inner - gap - first },
  ];
}
