import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { threadOf, unbundledThread } from "./thread";

const file = fileURLToPath(new URL("testing/small-thread.ts", import.meta.url));
const thread = threadOf<string, string>("for a test", () => unbundledThread(file));
const always = new AbortController().signal;

describe("a thread beside the main one", () => {
  it("answers many at once, each its own", async () => {
    const words = Array.from({ length: 20 }, (_, i) => `word ${i}`);
    expect(await Promise.all(words.map((word) => thread.ask(word, always)))).toEqual(words);
  });

  it("fails with what was thrown there", async () => {
    await expect(thread.ask("fail", always)).rejects.toMatchObject({ name: "RangeError", message: "It cannot be done." });
  });

  it("hears that nobody wants its work any more", async () => {
    const stop = new AbortController();
    const asked = thread.ask("wait", stop.signal);
    stop.abort(new Error("gone"));
    await expect(asked).rejects.toThrow("gone");
    await expect.poll(() => thread.ask("how many were unwanted", always)).toBe("1");
    await expect(thread.ask("late", stop.signal)).rejects.toThrow("gone");
  });

  it("is followed by another when it dies, and who waited hears of it", async () => {
    const stranded = thread.ask("wait", always);
    await Promise.all([
      expect(stranded).rejects.toThrow("The thread ended with 3"),
      expect(thread.ask("die", always)).rejects.toThrow("The thread ended with 3"),
    ]);
    expect(await thread.ask("again", always)).toBe("again");
  });
});
