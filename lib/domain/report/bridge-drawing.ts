import { percentOf } from "../progress";
import { type Stage, stageNames } from "../stages";
import { count } from "../words/numbers";
import { type Band, bandPath, bridgeBands, middleOf, riverLength, wideGaps } from "./bridge-geometry";
import { type Drawing, type Ink, line, type Mark, rectangle, type TextPart, text } from "./drawing";
import { wideOf } from "./labels";

const quay = 5;
const corner = 5;
/** From this thickness on, the deck has room for its own words. */
const deck = 64;
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
  gone: { fill: "surface", soft: "surface", text: "ink2", old: false, meaning: "in neither, not counted" },
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
      ...bands.flatMap((band) => labels(band, x, width, total)),
      rectangle(0, 0, quay, height, "orig"),
      rectangle(width - quay, 0, quay, height, "new"),
    ],
  };
}

/** About where the near edge of a spanning band lies, a share of the way over. */
const acrossAt = ({ start, end }: Band, share: number): number => {
  const way = Math.max(0, Math.min(1, share));
  return start.across + (end.across - start.across) * way * way * (3 - 2 * way);
};

function labels(band: Band, x: (along: number) => number, width: number, total: number): Mark[] {
  const { stage, count: agents, start, end, thick } = band;
  const { text: ink, meaning } = looks[stage];
  const share = percentOf(agents, total);
  const percent = share === null || stage === "gone" ? "" : `  ${share.toFixed(1)} %`;
  const name: TextPart[] = [
    { words: count(agents), size: 11, ink, bold: true },
    { words: `  ${stageNames[stage]}`, size: 10.5, ink: "ink", bold: true },
  ];
  const also: TextPart = { words: `  ${meaning}`, size: 9.5, ink: "ink3" };
  const after: TextPart = { words: percent, size: 9.5, ink: "ink3" };
  const beside = (at: number, anchor: "start" | "end"): Mark[] => {
    const middle = start.across + thick / 2;
    if (thick < 28) return [text(at, middle + 4, anchor, [...name, also], true)];
    return [text(at, middle - 2, anchor, [...name, after], true), text(at, middle + 12, anchor, [{ ...also, words: meaning }], true)];
  };
  // On a phone they would meet in the middle; their names say it already.
  const brief = width < 400;
  if (stage === "upgraded") return [text(x(0) + 9, start.across - 5, "start", brief ? name : [...name, also], true)];
  if (stage === "joined") {
    const parts = brief ? name : [...name, also];
    return [text(width - 14, Math.min(end.across, acrossAt(band, (width - 14 - wideOf(parts)) / width)) - 6, "end", parts, true)];
  }
  if (stage === "cutOver") return beside(x(start.along) - 9, "end");
  if (stage !== "dualHomed") return beside(x(end.along) + 9, "start");
  const climb = Math.abs(end.across - start.across);
  const middle = middleOf(band);
  if (thick < deck || thick - climb * 0.4 < 44) {
    const inside: TextPart[] = [
      { words: count(agents), size: 12, ink: "on-dual", bold: true },
      { words: `  ${stageNames[stage]}`, size: 10.5, ink: "on-dual", bold: true },
      { words: percent, size: 9.5, ink: "on-dual2" },
    ];
    if (thick - climb * 0.3 >= 20) return [text(width / 2, middle + 4, "middle", inside)];
    return [text(width - 14, end.across + thick + 14 + climb * 0.2, "end", [...name, after], true)];
  }
  const small = thick - climb * 0.6 < 66;
  return [
    text(width / 2, middle + (small ? 2 : -6), "middle", [{ words: count(agents), size: 24, ink: "on-dual", bold: true }]),
    text(width / 2, middle + (small ? 18 : 11), "middle", [
      { words: `${stageNames[stage]} ·${percent.replace("  ", " ")}`, size: 10.5, ink: "on-dual", bold: true },
    ]),
    ...(small ? [] : [text(width / 2, middle + 26, "middle", [{ words: meaning, size: 9.5, ink: "on-dual2" }])]),
  ];
}
