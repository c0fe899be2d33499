import { expect, it } from "vitest";
import { type StageStanding, stageMove } from "./stage-moves";
import { type Stage, stages } from "./stages";

const at = (stage: Stage | null, leftSource = false): StageStanding | null => stage && { stage, leftSource };

it.each([
  ["waiting", "joined", "forward"],
  ["joined", "dualHomed", "forward"],
  ["dualHomed", "cutOver", "forward"],
  ["upgraded", "joined", "other"],
  ["dualHomed", "joined", "back"],
  ["cutOver", "waiting", "back"],
  [null, "waiting", "new"],
  ["gone", "cutOver", "new"],
  ["dualHomed", "gone", "gone"],
  [null, "gone", null],
  ["gone", null, null],
] as const)("%s to %s is %s", (from, to, move) => {
  expect(stageMove(at(from), at(to))).toBe(move);
});

it("is nothing where an agent stays, and mirrors itself", () => {
  for (const stage of stages) expect(stageMove(at(stage), at(stage))).toBeNull();
  const mirror = { forward: "back", back: "forward", new: "gone", gone: "new", other: "other" } as const;
  for (const from of stages)
    for (const to of stages) {
      const move = stageMove(at(from), at(to));
      expect(stageMove(at(to), at(from))).toBe(move && mirror[move]);
    }
});

it("takes leaving the original unasked for no step forward", () => {
  expect(stageMove(at("dualHomed"), at("cutOver", true))).toBe("other");
  expect(stageMove(at("cutOver", true), at("dualHomed"))).toBe("other");
  expect(stageMove(at("cutOver", true), at("cutOver"))).toBe("other");
});
