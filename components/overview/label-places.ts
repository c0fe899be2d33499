import type { CSSProperties } from "react";
import { type Band, middleOf, riverLength } from "@/lib/domain/report/bridge-geometry";
import { type BridgeLabel, besideBand, type LabelLook, type Measure, placeLabels } from "@/lib/domain/report/bridge-labels";
import { wideOf } from "@/lib/domain/report/labels";
import type { Stage } from "@/lib/domain/stages";

/** What can be said of a band, and the sizes it is said in: see band-labels.tsx. */
export type BandTexts = { number: string; name: string; share: string; meaning: string; change: string };

const deck: readonly LabelLook[] = [
  { says: "whole", lines: 3, inside: true },
  { says: "whole", lines: 2, inside: true },
];

/** The words of the bands of a wide bridge, in pixels of a river of this size; by the rule of every bridge. */
export function widePlaces(
  bands: readonly Band[],
  size: { width: number; height: number },
  texts: (stage: Stage) => BandTexts,
): BridgeLabel[] {
  const measure: Measure = {
    looks: ({ stage, thick }) => {
      // Above its band, "upgraded" would run across the next one with more words.
      const there = besideBand.filter(({ says, lines }) =>
        lines === 2 ? thick >= 30 && stage !== "upgraded" && stage !== "joined" : says !== "whole" || stage !== "upgraded",
      );
      return stage === "dualHomed" ? [...deck, ...there] : there;
    },
    size: ({ stage }, look) => ({
      wide: wideOfText(texts(stage), look),
      high: look.inside ? (look.lines === 3 ? 70 : 54) : look.lines * 17,
    }),
  };
  return placeLabels(bands, { ...size, from: 0, to: size.width }, measure);
}

function wideOfText({ number, name, share, meaning, change }: BandTexts, { says, lines, inside }: LabelLook): number {
  const body = (words: string) => wideOf([{ words, size: 13, ink: "ink", bold: true }]);
  const small = (words: string) => wideOf([{ words, size: 12, ink: "ink" }]);
  if (inside)
    return Math.max(
      wideOf([{ words: number, size: 28, ink: "ink", bold: true }]),
      body(`${name} · ${share}`),
      lines === 3 ? small(`${meaning} · ${change}`) : 0,
    );
  if (says === "number") return body(number);
  const first = body(`${number} ${name} `);
  if (says === "name") return first;
  return lines === 2 ? Math.max(first + small(share), small(meaning)) : first + small(meaning);
}

export function styleOf({ x, top, anchor }: BridgeLabel, width: number): CSSProperties {
  if (anchor === "end") return { right: width - x, top };
  return { left: x, top };
}

type TurnedLabel = { stage: Stage; inside: boolean; style: CSSProperties };

/** Turned, the words of the deck and the number of those that wait; `width` is that of the drawing. */
export function turnedPlaces(bands: readonly Band[], width: number): TurnedLabel[] {
  const percentAcross = (across: number) => `${(across / width) * 100}%`;
  return bands.flatMap((band): TurnedLabel[] => {
    const { stage, start, end, thick } = band;
    if (stage === "dualHomed" && thick >= 110)
      return [{ stage, inside: true, style: { left: percentAcross(middleOf(band)), top: "calc(50% - 30px)" } }];
    if (stage === "waiting" && thick >= 24)
      return [
        { stage, inside: false, style: { left: percentAcross(start.across), top: `calc(${(end.along / riverLength) * 100}% + 4px)` } },
      ];
    return [];
  });
}
