import { percentOf } from "../progress";
import { type Stage, stageNames } from "../stages";
import { count, oneDecimal } from "../words/numbers";
import { type Band, bandPath, bridgeBands, riverLength, wideGaps } from "./bridge-geometry";
import { besideBand, type LabelLook, placeLabels } from "./bridge-labels";
import { type Drawing, type Ink, line, type Mark, rectangle, type TextPart, text } from "./drawing";
import { wideOf } from "./labels";

const quay = 5;
const corner = 5;
/** Below this height gaps give way, so that thickness keeps half of it. */
const low = 150;
const lowGaps: typeof wideGaps = {
  ...wideGaps,
  reserve: 58,
  start: 4,
  rightStart: 26,
  rightStartNoneJoined: 6,
  upgraded: 20,
  joined: 12,
  dual: 8,
  cutOver: 24,
  cutOverLarger: 30,
  foot: 4,
};

const looks: Record<Stage, { fill: Ink; soft: Ink; text: Ink; old: boolean; meaning: string }> = {
  waiting: { fill: "orig", soft: "orig-soft", text: "orig-text", old: true, meaning: "original only, old version" },
  upgraded: { fill: "orig", soft: "orig-soft", text: "orig-text", old: false, meaning: "new version" },
  joined: { fill: "dual", soft: "dual-soft", text: "dual-text", old: true, meaning: "both, old version" },
  dualHomed: { fill: "dual", soft: "dual-soft", text: "dual-text", old: false, meaning: "both, new version" },
  cutOver: { fill: "new", soft: "surface", text: "new-text", old: false, meaning: "new only" },
  gone: { fill: "surface", soft: "surface", text: "ink2", old: false, meaning: "in neither, counted apart" },
};

/** The bridge of a moment: the original on the left, the new on the right, the agents between them. Sizes in points. */
export function bridgeDrawing(stages: Readonly<Record<Stage, number>>, width: number, height: number): Drawing {
  const bands = bridgeBands(stages, height, height < low ? lowGaps : wideGaps);
  const total = Object.entries(stages).reduce((sum, [stage, agents]) => sum + (stage === "gone" ? 0 : agents), 0);
  const scale = (width - 2 * quay) / riverLength;
  const place = { scale, from: quay };
  const x = (along: number) => quay + along * scale;
  const shapes = bands.map((band): Mark => {
    const { fill, soft, old } = looks[band.stage];
    const gone = band.stage === "gone";
    return {
      kind: "path",
      d: bandPath(band, { radius: { along: corner / scale, across: corner }, ...place }),
      fill: old ? soft : fill,
      ...(old ? { hatch: fill, stroke: fill, width: 1 } : {}),
      ...(gone ? { stroke: "ink3", width: 1, dash: [2, 2] } : {}),
    };
  });
  const told = bands.map(({ stage, count: agents }) => `${count(agents)} ${stageNames[stage]}, ${looks[stage].meaning}`);
  return {
    width,
    height,
    words: told.length > 0 ? `Agents by stage: ${told.join("; ")}.` : "No agents observed yet.",
    marks: [
      ...[250, 500, 750].map((along) => line(x(along), 0, x(along), height, "line", { dash: [1, 4] })),
      ...shapes,
      ...labels(bands, width, height, total),
      rectangle(0, 0, quay, height, "orig"),
      rectangle(width - quay, 0, quay, height, "new"),
    ],
  };
}

/** The words of a band: what each line says, and at which base line below the upper edge. */
type Line = { parts: TextPart[]; base: number };

const deck: readonly LabelLook[] = [
  { says: "whole", lines: 3, inside: true },
  { says: "whole", lines: 2, inside: true },
  { says: "whole", lines: 1, inside: true },
];

/** Two lines beside thick bands only; where a picture is narrow, nothing that its legend says already. */
function looksOf({ stage, thick }: Band, brief: boolean): readonly LabelLook[] {
  const two = thick >= 28 && stage !== "upgraded" && stage !== "joined";
  const there = besideBand.filter(({ says, lines }) => (lines === 2 ? two : !(brief && says === "whole")));
  return stage === "dualHomed" ? [...deck, ...there] : there;
}

function linesOf({ stage, count: agents }: Band, { says, lines, inside }: LabelLook, total: number): Line[] {
  const { text: ink, meaning } = looks[stage];
  const share = stage === "gone" ? null : percentOf(agents, total);
  const percent = share === null ? "" : `${oneDecimal(share)} %`;
  if (inside && lines === 1)
    return [
      {
        base: 13,
        parts: [
          { words: count(agents), size: 12, ink: "on-dual", bold: true },
          { words: `  ${stageNames[stage]}`, size: 10.5, ink: "on-dual", bold: true },
          { words: `  ${percent}`, size: 9.5, ink: "on-dual2" },
        ],
      },
    ];
  if (inside)
    return [
      { base: 22, parts: [{ words: count(agents), size: 24, ink: "on-dual", bold: true }] },
      { base: 38, parts: [{ words: `${stageNames[stage]} · ${percent}`, size: 10.5, ink: "on-dual", bold: true }] },
      ...(lines === 3 ? [{ base: 53, parts: [{ words: meaning, size: 9.5, ink: "on-dual2" as const }] }] : []),
    ];
  const name: TextPart[] = [
    { words: count(agents), size: 11, ink, bold: true },
    ...(says === "number" ? [] : [{ words: `  ${stageNames[stage]}`, size: 10.5, ink: "ink" as const, bold: true }]),
  ];
  if (lines === 2)
    return [
      { base: 11, parts: [...name, ...(percent ? [{ words: `  ${percent}`, size: 9.5, ink: "ink3" as const }] : [])] },
      { base: 25, parts: [{ words: meaning, size: 9.5, ink: "ink3" }] },
    ];
  return [{ base: 11, parts: says === "whole" ? [...name, { words: `  ${meaning}`, size: 9.5, ink: "ink3" }] : name }];
}

function labels(bands: readonly Band[], width: number, height: number, total: number): Mark[] {
  const plane = { width, height, from: quay, to: width - quay };
  const placed = placeLabels(bands, plane, {
    looks: (band) => looksOf(band, width < 400),
    size: (band, look) => {
      const lines = linesOf(band, look, total);
      return { wide: Math.max(...lines.map(({ parts }) => wideOf(parts))), high: (lines.at(-1)?.base ?? 0) + 4 };
    },
  });
  return placed.flatMap((label) => {
    const band = bands.find(({ stage }) => stage === label.stage);
    if (!band) return [];
    return linesOf(band, label, total).map(({ parts, base }) => text(label.x, label.top + base, label.anchor, parts, !label.inside));
  });
}
