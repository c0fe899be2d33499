import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Stage, stages } from "../stages";
import { bridgeDrawing } from "./bridge-drawing";
import type { TextMark } from "./drawing";
import { wideOf } from "./labels";

const counts = fc.record(
  Object.fromEntries(stages.map((stage) => [stage, fc.oneof(fc.constant(0), fc.nat(9), fc.nat(20_000))])),
) as fc.Arbitrary<Record<Stage, number>>;
/** The pictures that are drawn: the page, its print, a phone, paper and a slide. */
const pictures = [
  [640, 196],
  [640, 110],
  [290, 220],
  [515, 128],
  [720, 200],
] as const;

type Box = { words: string; left: number; right: number; top: number; bottom: number };

function boxes(of: Record<Stage, number>, width: number, height: number): Box[] {
  const texts = bridgeDrawing(of, width, height).marks.filter((mark): mark is TextMark => mark.kind === "text");
  return texts.map(({ x, y, anchor, parts }) => {
    const wide = wideOf(parts);
    const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
    const size = Math.max(...parts.map((part) => part.size));
    return { words: parts.map(({ words }) => words).join(""), left, right: left + wide, top: y - size * 0.8, bottom: y + size * 0.22 };
  });
}

const touching = (list: readonly Box[]): string[] =>
  list.flatMap((a, i) =>
    list
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.words} | ${b.words}`),
  );

describe.each(pictures)("the words of a bridge of %i by %i", (width, height) => {
  it("never touch, stay in the picture, and tell every band", () => {
    fc.assert(
      fc.property(counts, (of) => {
        const list = boxes(of, width, height);
        expect(touching(list)).toEqual([]);
        for (const { words, left, right, top, bottom } of list) {
          expect(left, words).toBeGreaterThanOrEqual(0);
          expect(right, words).toBeLessThanOrEqual(width + 0.2);
          expect(top, words).toBeGreaterThanOrEqual(-1);
          expect(bottom, words).toBeLessThanOrEqual(height + 1);
        }
        for (const stage of stages.filter((one) => of[one] > 0))
          expect(
            list.some(({ words }) => words.startsWith(of[stage].toLocaleString("en-US"))),
            stage,
          ).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("do so at every share of a migration on its way", () => {
    for (let across = 0; across <= 100; across++) {
      const of = { waiting: (100 - across) * 140, upgraded: 27, joined: 357, dualHomed: across * 140, cutOver: across * 6, gone: 136 };
      expect(touching(boxes(of, width, height)), `${across} %`).toEqual([]);
    }
  });
});

/** Points along both edges of each band, as its path draws them. */
function edgesOf(of: Record<Stage, number>, width: number, height: number): { x: number; y: number }[] {
  return bridgeDrawing(of, width, height).marks.flatMap((mark) => {
    if (mark.kind !== "path") return [];
    const curves = [...mark.d.matchAll(/([-\d.]+) ([-\d.]+)C([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)/g)].map((one) =>
      one.slice(1).map(Number),
    );
    const straight = [...mark.d.matchAll(/M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)Q/g)].map((one) => one.slice(1).map(Number));
    return [
      ...curves.flatMap(([x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0]) =>
        Array.from({ length: 101 }, (_, i) => {
          const [t, u] = [i / 100, 1 - i / 100];
          const at = (a: number, b: number, c: number, d: number) => u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
          return { x: at(x0, x1, x2, x3), y: at(y0, y1, y2, y3) };
        }),
      ),
      ...straight.flatMap(([from = 0, y = 0, to = 0]) => Array.from({ length: 101 }, (_, i) => ({ x: from + ((to - from) * i) / 100, y }))),
    ];
  });
}

it.each([
  { waiting: 7426, upgraded: 144, joined: 225, dualHomed: 7160, cutOver: 40, gone: 0 },
  { waiting: 56, upgraded: 1, joined: 0, dualHomed: 3, cutOver: 0, gone: 0 },
  { waiting: 3, upgraded: 0, joined: 1, dualHomed: 0, cutOver: 56, gone: 0 },
  { waiting: 0, upgraded: 0, joined: 4, dualHomed: 52, cutOver: 3, gone: 0 },
])("on paper no edge of a band runs through words: %j", (of) => {
  const edges = edgesOf(of, 515, 128);
  expect(edges.length).toBeGreaterThan(200);
  for (const { words, left, right, top, bottom } of boxes(of, 515, 128))
    expect(
      edges.filter(({ x, y }) => x > left && x < right && y > top && y < bottom),
      words,
    ).toEqual([]);
});

it("say the most there is room for, beside the band", () => {
  const of = { waiting: 2580, upgraded: 27, joined: 357, dualHomed: 11_024, cutOver: 876, gone: 136 };
  expect(boxes(of, 640, 196).map(({ words }) => words)).toEqual([
    "2,580  Waiting  original only, old version",
    "27  Upgraded, original MG only  new version",
    "357  Both, old agent  both, old version",
    "11,024",
    "Dual-homed · 74.2 %",
    "both, new version",
    "876  Cut over  new only",
    "136  Gone  in neither, counted apart",
  ]);
});
