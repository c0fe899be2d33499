import { describe, expect, it } from "vitest";
import type { PhaseId } from "../tasks/phases";
import { currentPhase, observedWords } from "./phase-words";

const seen = "2014-02-03T06:00:00Z";
const groups = (source: string | null, target: string | null) => [
  { role: "source" as const, observedAt: source },
  { role: "target" as const, observedAt: target },
];
const signed = (...ids: PhaseId[]) => ids.map((id) => ({ id, gate: { signedAt: seen } }));
const open = [{ id: "retain" as const, gate: { signedAt: null } }];

describe("the phase a migration is in", () => {
  it.each([
    ["nothing observed", groups(null, null), open, "retain"],
    ["the original observed", groups(seen, null), open, "deploy"],
    ["both observed", groups(seen, seen), open, "upgrade"],
    ["Retain signed before anything was observed", groups(null, null), signed("retain"), "deploy"],
    ["Deploy signed before the new one was observed", groups(seen, null), signed("retain", "deploy"), "upgrade"],
    ["Upgrade signed", groups(seen, seen), signed("retain", "deploy", "upgrade"), null],
  ] as const)("%s", (_, observed, phases, phase) => expect(currentPhase(observed, phases)).toBe(phase));
});

it("says how much of a side was observed", () => {
  const words = (...at: (string | null)[]) =>
    observedWords(
      at.map((observedAt) => ({ observedAt })),
      "Europe/Berlin",
      seen,
    );
  expect(words(null)).toBe("Not observed yet");
  expect(words(null, null)).toBe("None of 2 observed yet");
  expect(words(seen, null)).toBe("1 of 2 management groups observed");
  expect(words(seen)).toBe("Observed 3 Feb 07:00");
});
