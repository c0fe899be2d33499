import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bridgeBands, turnedGaps, wideGaps } from "@/lib/domain/report/bridge-geometry";
import { acrossAt, type BridgeLabel, boxOf } from "@/lib/domain/report/bridge-labels";
import { type Stage, stageNames, stages } from "@/lib/domain/stages";
import { turnedPlaces, widePlaces } from "./label-places";

const height = 308;
const counts = fc.record(
  Object.fromEntries(stages.map((stage) => [stage, fc.oneof(fc.constant(0), fc.nat(9), fc.nat(20_000))])),
) as fc.Arbitrary<Record<Stage, number>>;

function placesOf(of: Record<Stage, number>, width: number): BridgeLabel[] {
  return widePlaces(bridgeBands(of, height, wideGaps), { width, height }, (stage) => ({
    number: of[stage].toLocaleString("en-US"),
    name: stageNames[stage],
    share: stage === "gone" ? "" : "12.3 %",
    meaning: "original only, still on the old version",
    change: "+1,186 since 21 May",
  }));
}

it.each([480, 560, 640])(
  "a bridge %i pixels wide names a band of few between its neighbours, and puts the words of the deck where it is not steep",
  (width) => {
    const of = { waiting: 7426, upgraded: 144, joined: 225, dualHomed: 7160, cutOver: 40, gone: 0 };
    const places = placesOf(of, width);
    expect(places.filter(({ says }) => says === "number").map(({ stage }) => stage)).toEqual([]);
    expect(places.find(({ stage }) => stage === "dualHomed")?.inside).toBe(true);
  },
);

describe.each([480, 640, 760])("the words of a bridge %i pixels wide", (width) => {
  it("never touch, stay on the river, and tell every band", () => {
    fc.assert(
      fc.property(counts, (of) => {
        const places = placesOf(of, width);
        expect(places.map(({ stage }) => stage).sort()).toEqual(stages.filter((stage) => of[stage] > 0).sort());
        const boxes = places.map(boxOf);
        for (const [i, a] of boxes.entries()) {
          expect(a.left >= 0 && a.right <= width && a.top >= 0 && a.bottom <= height).toBe(true);
          for (const b of boxes.slice(i + 1))
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("the words on the deck of a turned bridge", () => {
  const none = Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>;
  const drawn = { width: 340, height: 224 };
  const texts = (stage: Stage) => ({ number: "34", name: stageNames[stage], share: "57.6 %", meaning: "", change: "" });
  const deck = (of: Partial<Record<Stage, number>>, width: number) => {
    return turnedPlaces(bridgeBands({ ...none, ...of }, drawn.width, turnedGaps), drawn, width, texts).find(({ inside }) => inside);
  };

  it("are as many as have room: name and share, the number alone, or none", () => {
    const half = { waiting: 19, upgraded: 1, joined: 1, dualHomed: 34, cutOver: 4 };
    expect(deck(half, 330)?.says).toBe("whole");
    expect(deck(half, 260)?.says).toBe("number");
    expect(deck({ waiting: 58, dualHomed: 2 }, 330)).toBeUndefined();
  });

  it("stay between its edges wherever they stand", () => {
    for (const width of [230, 260, 330, 520]) {
      const bands = bridgeBands({ ...none, dualHomed: 40, waiting: 20 }, drawn.width, turnedGaps);
      const label = turnedPlaces(bands, drawn, width, texts).find(({ inside }) => inside);
      const band = bands.find(({ stage }) => stage === "dualHomed");
      if (!label || !band) throw new Error("no label");
      const middle = (Number.parseFloat(String(label.style.left)) / 100) * width;
      const wide = label.says === "whole" ? 122 : 36;
      const at = label.says === "whole" ? [7, 27] : [-17, 17];
      for (const off of at) {
        const edge = (acrossAt(band, 0.5 + off / drawn.height) * width) / drawn.width;
        expect(middle - wide / 2).toBeGreaterThan(edge);
        expect(middle + wide / 2).toBeLessThan(edge + (band.thick * width) / drawn.width);
      }
    }
  });
});
