import type { Stage } from "../stages";

/**
 * The bridge as numbers. `along` runs from the original (0) to the new management group (1000), `across` is where a band
 * lies in the stack, in pixels. On a phone the picture is turned a quarter, with smaller gaps.
 */
export const riverLength = 1000;

type Gaps = {
  /** What thickness may never use: it is left for gaps and labels. */
  reserve: number;
  start: number;
  rightStart: number;
  rightStartNoneJoined: number;
  upgraded: number;
  joined: number;
  dual: number;
  cutOver: number;
  cutOverLarger: number;
  /** From the last band to the end of the river, for the island of those that are gone. */
  foot: number;
};

export const wideGaps: Gaps = {
  reserve: 90,
  start: 8,
  rightStart: 40,
  rightStartNoneJoined: 12,
  upgraded: 24,
  joined: 18,
  dual: 12,
  cutOver: 33,
  cutOverLarger: 48,
  foot: 10,
};

export const turnedGaps: Gaps = {
  reserve: 50,
  start: 2,
  rightStart: 20,
  rightStartNoneJoined: 8,
  upgraded: 8,
  joined: 8,
  dual: 6,
  cutOver: 9,
  cutOverLarger: 12,
  foot: 2,
};

/** Where along the river bands end that touch one quay only. */
const ends = { waiting: 150, upgraded: 185, cutOver: 270, cutOverLarger: 380, gone: [165, 265] } as const;

const least = 3;

export type Band = { stage: Stage; count: number; thick: number; start: End; end: End };
/** `along` and the near edge across. */
type End = { along: number; across: number };

/** Bands that have agents, in the order of the crossing. `extent` is the size of the river across. */
export function bridgeBands(counts: Readonly<Record<Stage, number>>, extent: number, gaps: Gaps): Band[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const thick = (stage: Stage) => (counts[stage] === 0 ? 0 : Math.max(least, (counts[stage] * (extent - gaps.reserve)) / all));
  const t = {
    waiting: thick("waiting"),
    upgraded: thick("upgraded"),
    joined: thick("joined"),
    dualHomed: thick("dualHomed"),
    cutOver: thick("cutOver"),
    gone: thick("gone"),
  };

  const left = stack(gaps.start);
  const waiting = left.place(0, t.waiting);
  const upgraded = left.place(gaps.upgraded, t.upgraded);
  const joinedLeft = left.place(left.isEmpty() ? 0 : gaps.joined, t.joined);
  const dualLeft = left.place(left.isEmpty() ? 0 : gaps.dual, t.dualHomed);

  const right = stack(t.joined > 0 ? gaps.rightStart : gaps.rightStartNoneJoined);
  const joinedRight = right.place(0, t.joined);
  const dualRight = right.place(t.joined > 0 ? gaps.dual : 0, t.dualHomed);
  const larger = t.cutOver > t.dualHomed;
  const wanted = right.isEmpty() ? 0 : larger ? gaps.cutOverLarger : gaps.cutOver;
  const cutOver = right.place(Math.max(2, Math.min(wanted, extent - right.bottom() - t.cutOver)), t.cutOver);

  const band = (stage: Stage, start: End, end: End): Band => ({ stage, count: counts[stage], thick: t[stage], start, end });
  const flat = (stage: Stage, from: number, to: number, across: number) => band(stage, { along: from, across }, { along: to, across });
  const span = (stage: Stage, from: number, to: number) => band(stage, { along: 0, across: from }, { along: riverLength, across: to });
  return [
    flat("waiting", 0, ends.waiting, waiting),
    flat("upgraded", 0, ends.upgraded, upgraded),
    span("joined", joinedLeft, joinedRight),
    span("dualHomed", dualLeft, dualRight),
    flat("cutOver", riverLength - (larger ? ends.cutOverLarger : ends.cutOver), riverLength, cutOver),
    flat("gone", ends.gone[0], ends.gone[1], extent - gaps.foot - t.gone),
  ].filter(({ thick }) => thick > 0);
}

/** Lays bands one below the other; an absent band takes no room and no gap. */
function stack(from: number) {
  let at = from;
  let empty = true;
  return {
    isEmpty: () => empty,
    bottom: () => at,
    place: (gap: number, thick: number): number => {
      if (thick === 0) return at;
      const top = at + gap;
      at = top + thick;
      empty = false;
      return top;
    },
  };
}

type Shape = {
  turned?: boolean;
  /** Radius of free ends, along and across. */
  radius: { along: number; across: number };
  /** The size of one unit along, and where the river begins: 1 and 0 unless said. */
  scale?: number;
  from?: number;
};

/** The outline of a band as an SVG path. The same commands for every count, so that a change of thickness can be drawn as one. */
export function bandPath(band: Band, { turned = false, radius, scale = 1, from = 0 }: Shape): string {
  const point = (along: number, across: number) => {
    const placed = round(from + along * scale);
    return turned ? `${round(across)} ${placed}` : `${placed} ${round(across)}`;
  };
  const { start, end, thick } = band;
  if (start.across !== end.across || (start.along === 0 && end.along === riverLength)) {
    const [near, far] = [0.58 * riverLength, 0.42 * riverLength];
    return [
      `M${point(start.along, start.across)}`,
      `C${point(near, start.across)} ${point(far, end.across)} ${point(end.along, end.across)}`,
      `L${point(end.along, end.across + thick)}`,
      `C${point(far, end.across + thick)} ${point(near, start.across + thick)} ${point(start.along, start.across + thick)}`,
      "Z",
    ].join("");
  }
  const [top, bottom] = [start.across, start.across + thick];
  const across = Math.min(radius.across, thick / 2);
  const along = (radius.along * across) / radius.across;
  const [a, b] = [start.along === 0 ? 0 : along, end.along === riverLength ? 0 : along];
  const corner = (free: number) => (free === 0 ? 0 : across);
  return [
    `M${point(start.along + a, top)}`,
    `L${point(end.along - b, top)}`,
    `Q${point(end.along, top)} ${point(end.along, top + corner(b))}`,
    `L${point(end.along, bottom - corner(b))}`,
    `Q${point(end.along, bottom)} ${point(end.along - b, bottom)}`,
    `L${point(start.along + a, bottom)}`,
    `Q${point(start.along, bottom)} ${point(start.along, bottom - corner(a))}`,
    `L${point(start.along, top + corner(a))}`,
    `Q${point(start.along, top)} ${point(start.along + a, top)}`,
    "Z",
  ].join("");
}

const round = (value: number) => Math.round(value * 10) / 10;
