import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyRows } from "./copy";
import type { CopyValue } from "./copy-text";
import { pool } from "./pool";
import { useDatabase } from "./testing";
import { transaction } from "./transaction";

useDatabase();

const columns = ["t", "n", "b", "at", "ts", "ns", "j"];
const nasty = [
  "",
  " ",
  "\\N",
  "\\",
  "a\tb",
  "line\nline",
  "\r\n",
  '"',
  "{}",
  "{a,b}",
  "NULL",
  "null",
  "'; drop table x; --",
  "\\.",
  "\b\f\v",
  "é 漢 🧪",
];

async function roundTrip(rows: Iterable<readonly CopyValue[]>) {
  return transaction(async (client) => {
    await client.query(
      "create temp table c (i serial, t text, n double precision, b boolean, at timestamptz, ts text[], ns int[], j jsonb) on commit drop",
    );
    await copyRows(client, "c", columns, rows);
    const { rows: read } = await client.query({ text: `select ${columns.join(", ")} from c order by i`, rowMode: "array" });
    return { read };
  });
}

describe("copyRows", () => {
  it("writes every kind of value as it is", async () => {
    const at = new Date("2026-03-29T01:30:00.123Z");
    const row = ["x", 1.5, true, at, ["a", null, "b"], [1, -2], { a: [1, "\n"], 'q"': null }];
    const empty = [null, undefined, null, null, [], null, { json: [1, 2] }];
    const { read } = await roundTrip([row, empty]);
    expect(read).toEqual([row, [null, null, null, null, [], null, [1, 2]]]);
  });

  it("keeps nasty text in text, lists and json", async () => {
    const rows = nasty.map((text) => [text, 0, false, null, [text, text], [], { text }]);
    expect((await roundTrip(rows)).read).toEqual(rows);
  });

  it("keeps any text", async () => {
    const text = fc.string({ unit: "binary" }).filter((value) => !value.includes("\0"));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (texts) => {
        const rows = texts.map((value) => [value, 1, true, null, [value], [1], { value }]);
        expect((await roundTrip(rows)).read).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  it("goes beyond one chunk and lets other work go on", async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 1);
    const rows = Array.from({ length: 20_001 }, (_, index) => [String(index), index, false, null, [], [], {}]);
    const { read } = await roundTrip(rows);
    clearInterval(timer);
    expect(read).toHaveLength(20_001);
    expect(read.at(-1)?.[1]).toBe(20_000);
    expect(ticks).toBeGreaterThan(5);
  });

  it("refuses a row of another width, and the transaction leaves nothing", async () => {
    await expect(roundTrip([["only one"]])).rejects.toThrow("1 values for 7 columns");
    expect((await pool().query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("passes on the refusal of the database", async () => {
    await expect(roundTrip([["x", "not a number", true, null, [], [], {}]])).rejects.toThrow("double precision");
  });
});
