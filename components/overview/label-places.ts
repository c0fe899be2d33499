import type { CSSProperties } from "react";
import { type Band, middleOf, riverLength } from "@/lib/domain/report/bridge-geometry";

/** Where a band's words stand. `lines` is how many there is room for; `inside`: on the deck itself. */
export type LabelPlace = { style: CSSProperties; align: "left" | "right" | "center"; lines: 1 | 2; inside?: boolean };

/** From this thickness on, the deck has room for its own words, in pixels. */
const deck = 78;
/** How much of its climb a deck loses under words as wide as its name or its meaning at its steepest, and as wide at its right end. */
const steepness = { name: 0.43, meaning: 0.67, end: 0.08 };
const [line, two] = [18, 34];
const percentAlong = (along: number) => `${(along / riverLength) * 100}%`;

/** Beside the free end; above the right end of a thin span; on the deck, or under its right end. */
export function widePlace(band: Band): LabelPlace {
  const { stage, start, end, thick } = band;
  const lines = thick >= 30 ? 2 : 1;
  const beside = Math.max(0, start.across + thick / 2 - (lines === 2 ? two : line) / 2);
  if (stage === "upgraded") return { style: { left: 10, top: start.across - line - 3 }, align: "left", lines: 1 };
  if (stage === "joined") return { style: { right: 12, top: end.across - line - 4 }, align: "right", lines: 1 };
  const climb = Math.abs(end.across - start.across);
  if (stage === "dualHomed" && thick >= deck && thick - climb * steepness.name >= 48) {
    const lines = thick - climb * steepness.meaning >= 72 ? 2 : 1;
    return { style: { left: "50%", top: middleOf(band) - (lines === 2 ? 36 : 27) }, align: "center", lines, inside: true };
  }
  if (stage === "dualHomed") return { style: { right: 12, top: end.across + thick + 1 + climb * steepness.end }, align: "right", lines: 2 };
  if (stage === "cutOver")
    return { style: { right: `calc(${percentAlong(riverLength - start.along)} + 10px)`, top: beside }, align: "right", lines };
  return { style: { left: `calc(${percentAlong(end.along)} + 10px)`, top: beside }, align: "left", lines };
}

/** Turned, the words of the deck and the number of those that wait; `width` is that of the drawing. */
export function turnedPlace(band: Band, width: number): LabelPlace | null {
  const { stage, start, end, thick } = band;
  const percentAcross = (across: number) => `${(across / width) * 100}%`;
  if (stage === "dualHomed" && thick >= 110)
    return { style: { left: percentAcross(middleOf(band)), top: "calc(50% - 30px)" }, align: "center", lines: 2, inside: true };
  if (stage === "waiting" && thick >= 24)
    return { style: { left: percentAcross(start.across), top: `calc(${percentAlong(end.along)} + 4px)` }, align: "left", lines: 1 };
  return null;
}
