import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, names, type Row, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

/** One file to which a script appends an export every day: only its newest block says what is. */
const [old, upgraded] = ["7.0.9538.0", "7.1.10184.0"];
const estate: Row[] = names(40).map((name, i) => ({ name, version: i < 30 ? upgraded : old, server: `ms0${(i % 3) + 1}.corp.test` }));
const days = [estate, estate.slice(0, 39), estate.slice(1, 39)];
const stamps = ["2014-02-01 06:00", "2014-02-02 06:00", "2014-02-03 06:00"];
const dated = (column: string) =>
  csvOf(
    days.flatMap((rows, i) => rows.map((row) => ({ ...row, more: stamps[i] ?? "" }))),
    source,
    column,
  );
const body = (text: string) => text.slice(text.indexOf("\n") + 1);
const plain = days.map((rows, i) => (i ? body(csvOf(rows)) : csvOf(rows))).join("");
const headed = days.map((rows) => csvOf(rows)).join("");

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
const numbers = async () => {
  const { percentDone, total, done, stages } = (await api.progress()).body;
  return { percentDone, total, done, stages };
};
const targets = () => api.send(csvOf(estate.slice(0, 30), target), { capturedAt: day(3, 5), coverage: "whole" });

describe("a log whose rows say when they were captured", () => {
  it("is the state of its newest block, asked nothing", async () => {
    await targets();
    const { body: made } = await api.send(dated("ExportDate"), { capturedAt: day(3) });
    expect([made.status, made.rows, made.issues.map(({ code, row }) => [code, row])]).toEqual([
      "applied",
      { total: 117, accepted: 38, rejected: 0, duplicates: 0, ignored: 79 },
      [["older-rows", 81]],
    ]);
    expect(made.issues[0]?.message).toContain("srv001.corp.test, srv040.corp.test");
    // Of the two that left, the new management group lists one.
    expect(await numbers()).toMatchObject({ total: 39, done: 30, stages: { waiting: 9, dualHomed: 29, cutOver: 1 } });
  });

  it("grown by a day makes only those missing who left since", async () => {
    await api.send(csvOf(estate), { capturedAt: day(2), coverage: "whole" });
    await targets();
    const { body: made } = await api.send(dated("CapturedAt"), { capturedAt: day(3) });
    expect([made.status, made.changes]).toEqual(["applied", { added: 0, changed: 0, unchanged: 38, missing: 2 }]);
    expect(await numbers()).toMatchObject({ total: 39, stages: { gone: 1, cutOver: 1 } });
  });

  it("of a column that may be of something else is asked about", async () => {
    await targets();
    const { body: made } = await api.send(dated("Date"), { capturedAt: day(3) });
    expect([made.needs, made.doubts.map(({ code }) => code)]).toEqual([["coverage"], ["blocks"]]);
  });
});

describe.each([
  ["without any mark", plain, 81, 0],
  ["with its header above every block", headed, 83, 2],
])("a log %s", (_, text, from, headers) => {
  it("is asked about, with both numbers, and moves nothing until then", async () => {
    await targets();
    const before = await numbers();
    const { body: made } = await api.send(text, { capturedAt: day(3) });
    expect([made.status, made.needs, await numbers()]).toEqual(["needs-input", ["coverage"], before]);
    expect(made.doubts).toMatchObject([
      { group: source, code: "blocks", sentence: expect.stringContaining(`from line ${from}, names 38 agents`) },
    ]);
    expect(made.doubts[0]?.sentence).toContain("2 stand only in the lines above");
    expect(made.issues.map(({ code }) => code)).toEqual([...Array(headers).fill("second-header"), "older-rows"]);
    await api.apply(made.id, { coverage: "whole" });
    expect(await numbers()).toMatchObject({ total: 39, done: 30, stages: { waiting: 9, dualHomed: 29, cutOver: 1 } });
  });

  it("asks nothing where its newest block names everybody who is listed", async () => {
    await api.send(csvOf(estate.slice(1, 39)), { capturedAt: day(2), coverage: "whole" });
    const { body: made } = await api.send(text, { capturedAt: day(3) });
    expect([made.status, made.changes]).toEqual(["applied", { added: 0, changed: 0, unchanged: 38, missing: 0 }]);
  });

  it("answered as only these takes nobody away", async () => {
    await api.send(csvOf(estate), { capturedAt: day(2), coverage: "whole" });
    const { body: made } = await api.send(text, { capturedAt: day(3) });
    expect([made.needs, made.doubts]).toMatchObject([["coverage"], [{ code: "blocks", missing: 2, listed: 40 }]]);
    await api.apply(made.id, { coverage: "part" });
    expect((await numbers()).total).toBe(40);
  });
});

describe("exports joined to one file", () => {
  it("of one server each are one state", async () => {
    const parts = [1, 2, 3].map((n) => csvOf(estate.filter(({ server }) => server === `ms0${n}.corp.test`)));
    const { body: made } = await api.send(parts.join(""), { capturedAt: day(3) });
    expect([made.status, made.rows.accepted]).toEqual(["applied", 40]);
  });

  it("of both management groups day by day are two states, each its newest", async () => {
    const both = days.map((rows) => csvOf([...rows, ...rows.slice(0, 30).map((row) => ({ ...row, group: target }))]));
    const { body: made } = await api.send(both.join(""), { capturedAt: day(3), coverage: "whole" });
    expect([made.rows.accepted, made.issues.filter(({ code }) => code === "older-rows").length]).toEqual([68, 2]);
    expect(await numbers()).toMatchObject({ total: 38, stages: { dualHomed: 29, joined: 1, waiting: 8, gone: 0 } });
  });
});
