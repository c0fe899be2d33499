import { describe, expect, it } from "vitest";
import { leftWords } from "./left-words";
import { stuckWords } from "./stuck-words";

describe("agents that left unasked", () => {
  it.each([
    [0, ""],
    [1, "1 of 59 left the original and waits for a lead to accept it"],
    [49, "49 of 59 left the original and wait for a lead to accept them"],
  ])("%i", (left, words) => expect(leftWords(left, 59)).toBe(words));
});

describe("what no pace brings across", () => {
  const of = (told: Record<string, number | [inScope: number, elsewhere: number]>, ownersKept = true, notReporting = 9) =>
    stuckWords(
      Object.entries(told).map(([value, one]) =>
        typeof one === "number" ? { value, inScope: one } : { value, inScope: one[0], elsewhere: one[1] },
      ),
      { ownersKept, notReporting },
    );
  it("is told apart from what moves, with why", () => {
    expect(of({ notStarted: 7, pendingFailed: 2, notHeardFrom: 1, notReporting: 2 })).toEqual([
      "Of the 12 to do, 5 do not move by themselves: 2 failed, 3 silent.",
    ]);
    expect(of({ notStarted: 7, leftOriginal: 1 })).toEqual(["Of the 8 to do, 1 left the original and does not move by itself."]);
  });
  it("has what is known too badly to be done next", () =>
    expect(of({ notStarted: 7, notHeardAbout: 3, noOwner: 1 })).toEqual([
      "Of the 11 to do, 4 do not move by themselves: 3 not heard about lately, 1 waiting without an owner.",
    ]));
  it("is not the lack of an owner where nobody has one", () => {
    expect(of({ notReporting: 2, noOwner: 29 }, false)).toEqual(["Of the 31 to do, 2 are silent and do not move by themselves."]);
    expect(of({ noOwner: 29 }, false)).toEqual([]);
  });
  it("agrees with what is said elsewhere: of 40 that left three are counted as silent, and of 220 silent ones nine have an old agent", () =>
    expect(of({ notReporting: 220, leftOriginal: [37, 3] }, true, 211)).toEqual([
      "Of the 257 to do, 257 do not move by themselves: 220 silent (old agents among them), 37 more left the original.",
    ]));
  it("is not mentioned where all of it moves", () => expect(of({ notStarted: 7, addToNew: 2 })).toEqual([]));
});
