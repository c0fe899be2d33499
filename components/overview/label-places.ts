import type { CSSProperties } from "react";
import { type Band, riverLength } from "@/lib/domain/report/bridge-geometry";
import {
  acrossAt,
  type BridgeLabel,
  besideBand,
  type LabelLook,
  type LabelSays,
  type Measure,
  placeLabels,
} from "@/lib/domain/report/bridge-labels";
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
      /* How it changed opens who came and who left, where there is room for the words. */
      const most = there.find(({ says }) => says !== "number");
      const changed: LabelLook[] = most && texts(stage).change ? [{ ...most, says: "change" }] : [];
      return [...(stage === "dualHomed" ? deck : []), ...changed, ...there];
    },
    size: ({ stage }, look) => ({
      wide: wideOfText(texts(stage), look, stage),
      high: look.inside ? (look.lines === 3 ? 70 : 54) : look.lines * 17,
    }),
  };
  return placeLabels(bands, { ...size, from: 0, to: size.width }, measure);
}

/** What is said of a band beside its name: "upgraded" has room for how it changed only. */
export const besideName = (stage: Stage, { meaning, change }: Pick<BandTexts, "meaning" | "change">, says: LabelSays): string[] =>
  [stage === "upgraded" ? "" : meaning, says === "change" ? change : ""].filter((words) => words !== "");

function wideOfText({ number, name, share, meaning, change }: BandTexts, { says, lines, inside }: LabelLook, stage: Stage): number {
  const body = (words: string) => wideOf([{ words, size: 13, ink: "ink", bold: true }]);
  const small = (words: string) => wideOf([{ words, size: 12, ink: "ink" }]);
  const large = wideOf([{ words: number, size: 28, ink: "ink", bold: true }]);
  if (inside) return Math.max(large, body(`${name} · ${share}`), lines === 3 ? small(`${meaning} · ${change}`) : 0);
  if (says === "number") return body(number);
  const first = body(`${number} ${name} `);
  if (says === "name") return first;
  const beside = small(besideName(stage, { meaning, change }, says).join(" · "));
  return lines === 2 ? Math.max(first + small(share), beside) : first + beside;
}

export function styleOf({ x, top, anchor }: BridgeLabel, width: number): CSSProperties {
  if (anchor === "end") return { right: width - x, top };
  return { left: x, top };
}

type TurnedLabel = { stage: Stage; inside: boolean; says: LabelSays; style: CSSProperties };

/** The lines of what can be said on the deck, the most first: from where to where each stands, in pixels from the middle of the river. */
const turnedDeck = [
  {
    says: "whole",
    lines: [
      { from: -27, to: 7, of: "number" },
      { from: 7, to: 27, of: "name" },
    ],
  },
  { says: "number", lines: [{ from: -17, to: 17, of: "number" }] },
] as const;
/** Between the words of the deck and its edge. */
const margin = 3;

/**
 * Turned, the words of the deck, as many as have room on it, and the number of those that wait. `drawn` is the size of the drawing, which is
 * stretched to `width` pixels across; along the river its pixels are those of the screen.
 */
export function turnedPlaces(
  bands: readonly Band[],
  drawn: { width: number; height: number },
  width: number,
  texts: (stage: Stage) => BandTexts,
): TurnedLabel[] {
  const percentAcross = (across: number) => `${(across / drawn.width) * 100}%`;
  return bands.flatMap((band): TurnedLabel[] => {
    const { stage, start, end, thick } = band;
    if (stage === "dualHomed")
      for (const { says, lines } of turnedDeck) {
        const middle = middleOnDeck(band, drawn, width, lines, texts(stage));
        if (middle === null) continue;
        return [{ stage, inside: true, says, style: { left: percentAcross(middle), top: `calc(50% + ${lines[0].from}px)` } }];
      }
    if (stage === "waiting" && thick >= 24)
      return [
        {
          stage,
          inside: false,
          says: "number",
          style: { left: percentAcross(start.across), top: `calc(${(end.along / riverLength) * 100}% + 4px)` },
        },
      ];
    return [];
  });
}

type DeckLine = { from: number; to: number; of: "number" | "name" };

/** Where the middle of all lines may be across, between the edges of the deck that slopes beside them; null where there is no room. */
function middleOnDeck(
  band: Band,
  drawn: { width: number; height: number },
  width: number,
  lines: readonly DeckLine[],
  { number, name, share }: BandTexts,
): number | null {
  const sides = lines.map(({ from, to, of }) => {
    const [near, far] = [from, to].map((off) => acrossAt(band, 0.5 + off / drawn.height)) as [number, number];
    const wide =
      of === "number" ? wideOf([{ words: number, size: 28, ink: "ink" }]) : wideOf([{ words: `${name} · ${share}`, size: 13, ink: "ink" }]);
    const half = ((wide / 2 + margin) * drawn.width) / width;
    return [Math.max(near, far) + half, Math.min(near, far) + band.thick - half] as const;
  });
  const [left, right] = [Math.max(...sides.map(([least]) => least)), Math.min(...sides.map(([, most]) => most))];
  return left <= right ? (left + right) / 2 : null;
}
