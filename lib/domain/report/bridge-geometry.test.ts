import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Stage, stages } from "../stages";
import { type Band, bandPath, bridgeBands, riverLength, turnedGaps, wideGaps } from "./bridge-geometry";

const height = 308;
const none = { waiting: 0, upgraded: 0, joined: 0, dualHomed: 0, cutOver: 0, gone: 0 };
const may = { waiting: 2580, upgraded: 27, joined: 357, dualHomed: 11_024, cutOver: 876, gone: 136 };
const of = (bands: Band[], stage: Stage) => bands.find((band) => band.stage === stage);
const counts = fc.record({
  waiting: fc.nat(20_000),
  upgraded: fc.nat(20_000),
  joined: fc.nat(20_000),
  dualHomed: fc.nat(20_000),
  cutOver: fc.nat(20_000),
  gone: fc.nat(3_000),
});

describe("thickness", () => {
  it("is the count times the height without 90, over all agents", () => {
    const bands = bridgeBands(may, height, wideGaps);
    expect(of(bands, "dualHomed")?.thick).toBeCloseTo((11_024 * (height - 90)) / 15_000);
    expect(of(bands, "waiting")?.thick).toBeCloseTo((2580 * (height - 90)) / 15_000);
  });

  it("is on one scale for all bands, never below 3, and absent at zero", () => {
    fc.assert(
      fc.property(counts, (of) => {
        const all = Object.values(of).reduce((sum, count) => sum + count, 0);
        const bands = bridgeBands(of, height, wideGaps);
        expect(bands.map(({ stage }) => stage)).toEqual(stages.filter((stage) => of[stage] > 0));
        for (const { count, thick } of bands) expect(thick).toBeCloseTo(Math.max(3, (count * (height - 90)) / all));
      }),
    );
    expect(bridgeBands(none, height, wideGaps)).toEqual([]);
    expect(of(bridgeBands({ ...may, upgraded: 1 }, height, wideGaps), "upgraded")?.thick).toBe(3);
  });
});

describe("places", () => {
  it("start at 8 on the left and 40 on the right, with the gaps of the visual language", () => {
    const bands = bridgeBands(may, height, wideGaps);
    const [waiting, upgraded, joined, dual, cutOver, gone] = bands;
    const below = (band: Band | undefined, side: "start" | "end" = "start") => (band ? band[side].across + band.thick : Number.NaN);
    expect(waiting?.start.across).toBe(8);
    expect(upgraded?.start.across).toBeCloseTo(below(waiting) + 24);
    expect(joined?.start.across).toBeCloseTo(below(upgraded) + 18);
    expect(dual?.start.across).toBeCloseTo(below(joined) + 12);
    expect(joined?.end.across).toBe(40);
    expect(dual?.end.across).toBeCloseTo(below(joined, "end") + 12);
    expect(cutOver?.end.across).toBeCloseTo(below(dual, "end") + 33);
    expect(below(gone)).toBe(height - 10);
  });

  it("touch the quays of the groups that a stage reports to, and no other", () => {
    const quays = bridgeBands(may, height, wideGaps).map(({ start, end }) => [start.along === 0, end.along === riverLength]);
    expect(quays).toEqual([
      [true, false],
      [true, false],
      [true, true],
      [true, true],
      [false, true],
      [false, false],
    ]);
  });

  it("leave no gap for a band that is absent", () => {
    const bands = bridgeBands({ ...none, dualHomed: 2104, cutOver: 12_742, gone: 154 }, height, wideGaps);
    const dual = of(bands, "dualHomed");
    expect([dual?.start.across, dual?.end.across]).toEqual([8, 12]);
    expect(of(bands, "cutOver")?.end.across).toBeCloseTo(12 + (dual?.thick ?? 0) + 48);
  });

  it("never let bands of one quay overlap, nor leave the river", () => {
    for (const [extent, gaps] of [
      [height, wideGaps],
      [340, turnedGaps],
    ] as const)
      fc.assert(
        fc.property(counts, (of) => {
          const bands = bridgeBands(of, extent, gaps);
          for (const side of ["start", "end"] as const) {
            const along = side === "start" ? 0 : riverLength;
            const touching = bands.filter((band) => band[side].along === along);
            for (const [i, band] of touching.entries()) {
              const next = touching[i + 1];
              if (next) expect(next[side].across).toBeGreaterThanOrEqual(band[side].across + band.thick + 2 - 1e-9);
              expect(band[side].across + band.thick).toBeLessThanOrEqual(extent + 12);
            }
          }
        }),
      );
  });
});

describe("outlines", () => {
  const radius = { along: 10, across: 6 };

  it("are curves with handles at 58 and 42 %", () => {
    const dual = of(bridgeBands({ ...none, dualHomed: 5, waiting: 5 }, height, wideGaps), "dualHomed");
    expect(dual && bandPath(dual, { radius })).toBe("M0 129C580 129 420 12 1000 12L1000 121C420 121 580 238 0 238Z");
  });

  it("have the same commands whatever the counts, so that a change can be drawn", () => {
    const commands = (of: typeof none) =>
      Object.fromEntries(bridgeBands(of, height, wideGaps).map((band) => [band.stage, bandPath(band, { radius }).replace(/[-\d. ]/g, "")]));
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [before, after] = [commands(a), commands(b)];
        for (const stage of stages) if (before[stage] && after[stage]) expect(after[stage]).toBe(before[stage]);
      }),
    );
  });

  it("change places of along and across when turned", () => {
    const joined = of(bridgeBands(may, 340, turnedGaps), "joined");
    const [wide, turned] = [false, true].map((turned) => (joined ? bandPath(joined, { radius, turned }) : ""));
    const swapped = wide?.replace(/([\d.]+) ([\d.]+)/g, "$2 $1");
    expect(turned).toBe(swapped);
  });
});
