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
  const of = (told: Record<string, number>) => stuckWords(Object.entries(told).map(([value, inScope]) => ({ value, inScope })));
  it("is told apart from what moves, with why", () => {
    expect(of({ notStarted: 7, pendingFailed: 2, notHeardFrom: 1, notReporting: 2 })).toEqual([
      "Of the 12 to do, 5 do not move by themselves: 2 failed, 3 silent.",
    ]);
    expect(of({ notStarted: 7, leftOriginal: 1 })).toEqual(["Of the 8 to do, 1 does not move by itself: 1 left the original."]);
  });
  it("has what is known too badly to be done next", () =>
    expect(of({ notStarted: 7, notHeardAbout: 3, noOwner: 1 })).toEqual([
      "Of the 11 to do, 4 do not move by themselves: 3 not heard about lately, 1 waiting without an owner.",
    ]));
  it("is not mentioned where all of it moves", () => expect(of({ notStarted: 7, addToNew: 2 })).toEqual([]));
});
