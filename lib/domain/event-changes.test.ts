import { expect, test } from "vitest";
import { changesInWords, changesOf } from "./event-changes";
import { verbWords } from "./event-verbs";

test("what differs is told field by field, in words", () => {
  const before = { owner: null, method: "push", tags: ["a"], agents: 1200, same: 1, state: "inProgress" };
  const after = {
    owner: "DBA team",
    method: "commandLine",
    tags: [],
    agents: 1201,
    same: 1,
    state: "notApplicable",
    cutOverAccepted: true,
  };
  expect(changesInWords({ before, after })).toBe(
    "Owner: – → DBA team; Method: Push install → Command line; Tags: a → –; Agents: 1,200 → 1,201; " +
      "State: In progress → Not applicable; Cut over accepted: – → yes",
  );
});

test("things inside of things keep the words of their fields", () => {
  const groups = [{ name: "OLD", role: "source" }];
  expect(changesOf({ before: null, after: { groups } })).toEqual([{ field: "Groups", from: "–", to: "Name OLD, Role original" }]);
});

test("a word that people typed is no code", () => {
  expect(changesInWords({ before: { owner: "push" }, after: { owner: "source" } })).toBe("Owner: push → source");
});

test("nothing that differs is nothing", () => {
  expect(changesInWords({ before: { a: 1 }, after: { a: 1 } })).toBe("");
  expect(changesInWords({ before: null, after: null })).toBe("");
});

test("a code that this version does not know stands for itself", () => {
  expect([verbWords("imports.apply"), verbWords("imports.juggle"), verbWords("toString")]).toEqual([
    "Import applied",
    "imports.juggle",
    "toString",
  ]);
});
