import { expect, test } from "vitest";
import { progressOf, waitWords } from "./upload-words";

const of = "0192f000-0000-7000-8000-000000000001";

test.each([
  [{ state: "waiting", sent: 0 }, undefined, "Waits for the file before it", 0],
  [{ state: "sending", sent: 0.419 }, undefined, "Sent 41 %", 0.419],
  [{ state: "sending", sent: 1 }, undefined, "Reading", 1],
  [{ state: "sending", sent: 1 }, { of, before: 12, read: 0 }, "12 imports before it", 0],
  [{ state: "sending", sent: 1 }, { of, before: 1, read: 0 }, "1 import before it", 0],
  [{ state: "sending", sent: 1 }, { of, before: 0, read: 0 }, "Reading", 1],
  [{ state: "sending", sent: 1 }, { of, before: 0, read: 0.55 }, "Read 55 %", 0.55],
  [{ state: "sending", sent: 1 }, { of, before: 0, read: 1 }, "Planning", 1],
] as const)("%j, told %j", (upload, standing, words, share) => {
  expect(progressOf(upload, standing)).toEqual({ words, share });
});

test("an import whose turn has come waits for nobody", () => {
  expect([waitWords(undefined), waitWords({ of, before: 0, read: 0 })]).toEqual([null, null]);
});
