import type { Stage } from "../stages";
import { type Band, riverLength } from "./bridge-geometry";

/** How much is said of a band: its number, its number and name, its share and meaning too, or how it changed besides. */
export type LabelSays = "number" | "name" | "whole" | "change";

export type LabelLook = { says: LabelSays; lines: 1 | 2 | 3 /** On the deck itself. */; inside: boolean };
/** Beside its band a label says this, the most first. */
export const besideBand: readonly LabelLook[] = [
  { says: "whole", lines: 2, inside: false },
  { says: "whole", lines: 1, inside: false },
  { says: "name", lines: 1, inside: false },
  { says: "number", lines: 1, inside: false },
];
export type Size = { wide: number; high: number };
type Anchor = "start" | "middle" | "end";

/** Where the words of a band stand: `x` is where they begin, have their middle or end, `top` their upper edge. */
export type BridgeLabel = LabelLook & Size & { stage: Stage; x: number; top: number; anchor: Anchor };

/** The picture that labels stand in: its size, and where the river begins and ends. */
export type Plane = { width: number; height: number; from: number; to: number };

/** What may be said of a band, the most first, and how much room it takes. Sizes are rather too large than too small. */
export type Measure = { looks: (band: Band) => readonly LabelLook[]; size: (band: Band, look: LabelLook) => Size };

/** Between a band's free end and its words, and between words. */
const beside = 9;
const apart = 2;
/** Who may choose first: the deck's words have one place only. */
const order: readonly Stage[] = ["dualHomed", "waiting", "cutOver", "upgraded", "joined", "gone"];

/**
 * A place for the words of each band: at its own, else a little above or below, else fewer words, and a place that no
 * band runs through where there is one; a bare number only where its name has no room at all. No two of them touch, and none leaves the picture. Made of the numbers alone, so that every picture of the bridge is laid out by one rule.
 */
export function placeLabels(bands: readonly Band[], plane: Plane, measure: Measure): BridgeLabel[] {
  const placed: BridgeLabel[] = [];
  for (const stage of order) {
    const band = bands.find((one) => one.stage === stage);
    const label = band && findPlace(band, bands, plane, measure, placed);
    if (label) placed.push(label);
  }
  // Read out, they stand in the order of the crossing.
  return bands.flatMap(({ stage }) => placed.find((label) => label.stage === stage) ?? []);
}

function findPlace(band: Band, bands: readonly Band[], plane: Plane, measure: Measure, placed: readonly BridgeLabel[]): BridgeLabel | null {
  const looks = measure.looks(band);
  const named = looks.filter(({ says }) => says !== "number");
  const ways = [
    { reach: 26, free: true, said: named },
    // What lies on a band says as little as it can.
    { reach: 26, free: false, said: named.toReversed() },
    { reach: 26, free: true, said: looks },
    { reach: 26, free: false, said: looks },
    { reach: plane.height, free: false, said: looks },
  ];
  for (const { reach, free, said } of ways) {
    for (const look of said) {
      const size = measure.size(band, look);
      for (const { x, top, anchor } of look.inside ? onDeck(band, plane, size) : nearBand(band, plane, size)) {
        for (const shift of look.inside ? [0] : shifts(reach)) {
          const label = { ...look, ...size, stage: band.stage, x, top: top + shift, anchor };
          if (!isWithin(label, plane) || placed.some((other) => touch(label, other))) continue;
          if (!free || look.inside || !bands.some((other) => runsThrough(other, label, plane))) return label;
        }
      }
    }
  }
  return null;
}

type Place = { x: number; top: number; anchor: Anchor };

/** In the middle of a band that spans the river, else nearer to a side where it is less steep, where it is thick enough for the words. */
function onDeck(band: Band, { width, from, to }: Plane, { wide, high }: Size): Place[] {
  const share = (at: number) => (at - from) / (to - from);
  return [width / 2, to - beside - wide / 2, from + beside + wide / 2].flatMap((x): Place[] => {
    const [near, far] = [acrossAt(band, share(x - wide / 2)), acrossAt(band, share(x + wide / 2))];
    const room = Math.min(near, far) + band.thick - Math.max(near, far);
    return room >= high + 6 ? [{ x, top: (near + far + band.thick - high) / 2, anchor: "middle" }] : [];
  });
}

/** Whether a band lies under words, wherever it touches them from side to side. */
function runsThrough(band: Band, label: BridgeLabel, { from, to }: Plane): boolean {
  const { left, right, top, bottom } = boxOf(label);
  const [begin, end] = [band.start, band.end].map(({ along }) => from + (along / riverLength) * (to - from)) as [number, number];
  const [near, far] = [Math.max(left, begin), Math.min(right, end)];
  if (near >= far) return false;
  // The edge only rises or only falls, so both ends tell all of it.
  const edges = [near, far].map((at) => acrossAt(band, (at - from) / (to - from)));
  return Math.min(...edges) < bottom && Math.max(...edges) + band.thick > top;
}

/** Beside the free end of a band that touches one side; above or below the end of one that spans the river. */
function nearBand(band: Band, { width, from, to }: Plane, { wide, high }: Size): Place[] {
  const { stage, start, end, thick } = band;
  const x = (along: number) => from + (along / riverLength) * (to - from);
  const centred = start.across + thick / 2 - high / 2;
  if (stage === "cutOver") return [{ x: x(start.along) - beside, top: centred, anchor: "end" }];
  if (stage === "upgraded")
    return [
      { x: from + beside, top: start.across - high - apart, anchor: "start" },
      { x: x(end.along) + beside, top: centred, anchor: "start" },
    ];
  if (stage === "joined" || stage === "dualHomed") {
    const share = (at: number) => (at - from) / (to - from);
    const edges = [to - beside, to - beside - wide].map((at) => acrossAt(band, share(at)));
    const above: Place = { x: to - beside, top: Math.min(...edges) - high - apart, anchor: "end" };
    const below: Place = { x: to - beside, top: Math.max(...edges) + thick + apart, anchor: "end" };
    return stage === "joined" ? [above] : [below, above];
  }
  return [{ x: Math.min(x(end.along) + beside, width), top: centred, anchor: "start" }];
}

/** Where the near edge of a band lies, a share of the way over: on the curve that `bandPath` draws. */
export function acrossAt({ start, end }: Band, share: number): number {
  const way = Math.max(0, Math.min(1, share));
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step++) {
    const t = (low + high) / 2;
    const at = 3 * (1 - t) * (1 - t) * t * 0.58 + 3 * (1 - t) * t * t * 0.42 + t * t * t;
    if (at < way) low = t;
    else high = t;
  }
  return start.across + (end.across - start.across) * low * low * (3 - 2 * low);
}

function* shifts(reach: number): Generator<number> {
  yield 0;
  for (let by = 2; by <= reach; by += 2) yield* [-by, by];
}

export function boxOf({ x, top, anchor, wide, high }: BridgeLabel): { left: number; right: number; top: number; bottom: number } {
  const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
  return { left, right: left + wide, top, bottom: top + high };
}

const isWithin = (label: BridgeLabel, { width, height }: Plane): boolean => {
  const box = boxOf(label);
  return box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
};

function touch(one: BridgeLabel, other: BridgeLabel): boolean {
  const [a, b] = [boxOf(one), boxOf(other)];
  return a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;
}
