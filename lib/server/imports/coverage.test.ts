import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, type Fields } from "./testing/api";
import { csvOf, day, names, type Row, source, target } from "./testing/exports";
import { makeMigration, sample } from "./testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
let migration: string;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
});
const on = (server: string, list: string[]) => list.map((name) => ({ name, server }));
const new2012R2 = "7.1.10184.0";
/** Both management groups list all of them, heard and upgraded. */
const dualHomed = async (all: readonly string[], more: Partial<Row> = {}) => {
  const rows = all.map((name) => ({ name, version: new2012R2, ...more }));
  await api.send(csvOf(rows), { capturedAt: day(3), coverage: "whole" });
  await api.send(csvOf(rows, target), { capturedAt: day(3, 7), coverage: "whole" });
  return rows;
};
const plan = async (content: string, fields: Fields = {}) =>
  (await api.send(content, { capturedAt: day(4), apply: "false", ...fields })).body;
const codes = async (content: string, fields: Fields = {}) => (await plan(content, fields)).doubts.map(({ code }) => code);

describe("coverage that nobody says", () => {
  it.each([
    [6, 2],
    [40, 5],
    [55, 6],
    [200, 6],
  ])("of %i agents: %i that are missing are asked about, one fewer is not", async (all, missing) => {
    const list = names(all);
    await api.send(csvOf(list), { capturedAt: day(3) });
    expect(await plan(csvOf(list.slice(missing - 1)))).toMatchObject({
      status: "planned",
      coverage: "whole",
      coverages: { [source]: "whole" },
      doubts: [],
      changes: { missing: missing - 1 },
    });
    const asked = await plan(csvOf(list.slice(missing)));
    expect(asked).toMatchObject({ status: "needs-input", needs: ["coverage"], coverage: null, coverages: { [source]: null } });
    expect(asked.doubts).toEqual([{ group: source, code: "missing", sentence: expect.any(String), missing, listed: all }]);
    expect(asked.questions[0]?.message).toContain(`${missing} of ${all} agents of ${source}`);
    expect(asked.questions[0]?.message).toContain("only these?");
  });

  it("is not applied without an answer, and answered as only these nobody is missing", async () => {
    const all = names(100);
    await api.send(csvOf(all), { capturedAt: day(3) });
    const asked = await plan(csvOf(all.slice(21)));
    expect((await api.apply(asked.id)).body).toMatchObject({ status: 409, code: "needs-input" });
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 100, gone: 0 });
    const part = await api.apply(asked.id, { coverage: "part" });
    expect(part.body).toMatchObject({ status: "applied", coverage: "part", changes: { added: 0, changed: 0, unchanged: 79, missing: 0 } });
    expect(part.body.doubts.map(({ code }) => code)).toEqual(["missing"]);
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 100, gone: 0 });
    expect((await api.rows(asked.id, "?outcome=missing")).body.total).toBe(0);
  });

  it("answered as whole misses who is listed and not in the file", async () => {
    const all = names(100);
    await api.send(csvOf(all), { capturedAt: day(3) });
    const asked = await plan(csvOf(all.slice(21)));
    expect((await api.apply(asked.id, { coverage: "whole" })).body).toMatchObject({
      status: "applied",
      coverage: "whole",
      changes: { unchanged: 79, missing: 21 },
    });
    const missing = (await api.rows(asked.id, "?outcome=missing")).body.items.map(({ name }) => name);
    expect(missing).toEqual(all.slice(0, 21));
  });

  it("is asked when a server or a domain would be left without any, above five", async () => {
    const five = on("ms05.corp.test", names(5, "corp.test", 200));
    const six = on("ms06.corp.test", names(6, "corp.test", 300));
    const far = names(6, "far.test", 400);
    const many = names(300, "corp.test", 500);
    await api.send(csvOf([...many, ...five, ...six, ...far]), { capturedAt: day(3) });
    expect(await codes(csvOf([...many, ...six, ...far]))).toEqual([]);
    const server = await plan(csvOf([...many, ...five, ...far]));
    expect([server.needs, server.questions[0]?.message]).toEqual([["coverage"], expect.stringContaining("ms06.corp.test")]);
    const domain = await plan(csvOf([...many, ...five, ...six]));
    expect([domain.needs, domain.questions[0]?.message]).toEqual([["coverage"], expect.stringContaining("far.test")]);
    expect(await codes(csvOf([...many, ...five, ...six, ...far.slice(5)]))).toEqual([]);
  });

  it("is the same whoever else lists them", async () => {
    const all = names(60);
    await api.send(csvOf(all), { capturedAt: day(3) });
    const alone = await plan(csvOf(all.slice(40)));
    await api.send(csvOf(all, target), { capturedAt: day(3) });
    const beside = await plan(csvOf(all.slice(40)), { capturedAt: day(4, 7) });
    expect(alone.doubts.map(({ code }) => code)).toEqual(["missing", "half"]);
    expect(beside.doubts).toEqual(alone.doubts);
  });

  it("looks at the agents of the captured time, not of now", async () => {
    await api.send(csvOf(names(10)), { capturedAt: day(3) });
    await api.send(csvOf(names(90)), { capturedAt: day(8) });
    expect((await api.send(csvOf(names(11)), { capturedAt: day(5) })).body).toMatchObject({
      status: "applied",
      coverage: "whole",
      changes: { added: 1, unchanged: 10 },
    });
  });

  it("is asked of a file that ends inside a record", async () => {
    const { body } = await api.send(`${csvOf(names(3))}srv004.corp.test,"7.0`, { capturedAt: day(3) });
    expect([body.needs, body.rows]).toEqual([["coverage"], { total: 4, accepted: 3, rejected: 1, duplicates: 0, ignored: 0 }]);
    expect(body.issues.map((i) => [i.row, i.code])).toEqual([[5, "cut-record"]]);
    expect(body.doubts.map(({ code }) => code)).toEqual(["cut"]);
  });

  it("does not miss agents whose row was rejected", async () => {
    await api.send(csvOf([...names(3), { name: "srv004.corp.test", group: source }]), { capturedAt: day(3) });
    const { body } = await api.send(`${csvOf(names(3))}srv004.corp.test,"7.0`, { capturedAt: day(4), coverage: "whole" });
    expect(body.changes).toEqual({ added: 0, changed: 0, unchanged: 3, missing: 0 });
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 4, gone: 0 });
  });
});

describe("parts that were taken for the whole", () => {
  it("one release of an estate in two", async () => {
    const all = names(851);
    const rows = all.map((name, i) => ({ name, version: i % 8 === 0 ? "7.0.9538.0" : new2012R2 }));
    await api.send(csvOf(rows), { capturedAt: day(3) });
    await api.send(
      csvOf(
        rows.filter(({ version }) => version === new2012R2),
        target,
      ),
      { capturedAt: day(3), coverage: "whole" },
    );
    expect((await api.progress()).body.percentDone).toBe(87.4);
    const old = await plan(csvOf(rows.filter(({ version }) => version !== new2012R2)));
    expect(old).toMatchObject({ status: "needs-input", needs: ["coverage"] });
    expect(old.doubts.map(({ code, missing, listed }) => [code, missing, listed])).toEqual([
      ["missing", 744, 851],
      ["half", 744, 851],
      ["filtered", 744, 851],
    ]);
    expect((await api.apply(old.id)).body.code).toBe("needs-input");
    expect((await api.progress()).body.percentDone).toBe(87.4);
    expect((await api.apply(old.id, { coverage: "part" })).body.changes.missing).toBe(0);
    expect((await api.progress()).body.percentDone).toBe(87.4);
  });

  it("the first twenty rows of fifty-five", async () => {
    const rows = await dualHomed(names(55));
    const asked = await plan(csvOf(rows.slice(0, 20)));
    expect(asked.doubts.map(({ code, missing, listed }) => [code, missing, listed])).toEqual([
      ["missing", 35, 55],
      ["half", 35, 55],
    ]);
    expect((await api.progress()).body.percentDone).toBe(100);
  });

  it("the agents that are down while all are dual-homed, also when the original is on its way out", async () => {
    const all = Array.from({ length: 300 }, (_, i) => `srv${String(i + 1).padStart(2, "0")}.corp.example`);
    await dualHomed(all);
    await pool().query("insert into retirement (migration_id, at, by_name, reason) values ($1, now(), 'Lead', 'Time')", [migration]);
    const down = await readFile(sample("cases/06-agents-down-results.csv"), "utf8");
    const asked = (await api.send(down, { capturedAt: day(4), group: source })).body;
    expect(asked).toMatchObject({ status: "needs-input", needs: ["coverage"] });
    const found = new Map(asked.doubts.map((doubt) => [doubt.code, doubt]));
    expect([...found.keys()]).toEqual(expect.arrayContaining(["missing", "half", "trouble"]));
    expect(found.get("missing")).toMatchObject({ missing: 298, listed: 300 });
    expect(asked.questions[0]?.message).toContain("298 of 300");
    expect((await api.progress()).body).toMatchObject({ percentDone: 100, done: 300, stages: { dualHomed: 300, cutOver: 0 } });
    await api.apply(asked.id, { coverage: "part" });
    expect((await api.progress()).body).toMatchObject({ percentDone: 100, stages: { dualHomed: 300, cutOver: 0 } });
    expect((await api.agents("?flag=leftSource")).body.total).toBe(0);
  });

  it("a list filtered by health, of whom few are missing", async () => {
    const list = names(400);
    const rows = list.map((name, i) => ({ name, health: i < 4 ? "Error" : "Success" }));
    await api.send(csvOf(rows), { capturedAt: day(3) });
    expect(await codes(csvOf(rows.slice(4)))).toEqual(["filtered"]);
    // Two are no pattern, and four that were as well as the others are none either.
    expect(await codes(csvOf([...rows.slice(0, 2), ...rows.slice(4)]), { capturedAt: day(4, 7) })).toEqual([]);
    expect(await codes(csvOf(rows.slice(4).map((row) => ({ ...row, health: "Error" }))), { capturedAt: day(4, 8) })).toEqual([]);
    expect(await codes(csvOf([...rows.slice(0, 4), ...rows.slice(8)]), { capturedAt: day(4, 9) })).toEqual([]);
  });

  it("a first export that ends where a tool does, or of an original that lacks what the new one lists", async () => {
    expect(await codes(csvOf(names(1_000)))).toEqual(["limit"]);
    expect(await codes(csvOf(names(999)), { capturedAt: day(5) })).toEqual([]);
    await api.send(csvOf(names(40), target), { capturedAt: day(3) });
    const some = await plan(csvOf(names(35)), { capturedAt: day(6) });
    expect(some.doubts).toMatchObject([{ group: source, code: "first", missing: 5, listed: 40 }]);
    expect(await codes(csvOf(names(36)), { capturedAt: day(7) })).toEqual([]);
  });

  it("a column that speaks of trouble", async () => {
    const list = names(200);
    await api.send(csvOf(list), { capturedAt: day(3) });
    const withColumn = (header: string) =>
      csvOf(
        list.slice(1).map((name) => ({ name, more: "" })),
        source,
        header,
      );
    const [found] = (await plan(withColumn("Down since"))).doubts;
    expect(found).toMatchObject({ code: "trouble", missing: 1, listed: 200, sentence: expect.stringContaining('"Down since"') });
    expect(await codes(withColumn("AvailabilityLastModified"), { capturedAt: day(4, 7) })).toEqual([]);
  });
});

describe("what asks nobody", () => {
  it("a retirement that moves as accepted, until half has left", async () => {
    const list = names(24);
    const rows = await dualHomed(list);
    for (const name of list) {
      const { revision } = (await api.agent(name)).body;
      await api.edit(name, { cutOverAccepted: { reason: "Wave 1" } }, { ifMatch: revision });
    }
    const wave = (await api.send(csvOf(rows.slice(12)), { capturedAt: day(5) })).body;
    expect(wave).toMatchObject({ status: "applied", coverage: "whole", doubts: [], changes: { missing: 12 } });
    expect((await api.progress()).body).toMatchObject({ percentDone: 100, stages: { dualHomed: 12, cutOver: 12 } });
    expect(await codes(csvOf(rows.slice(19)), { capturedAt: day(6) })).toEqual(["half"]);
    // What was accepted for the original takes nobody out of the new one.
    expect(await codes(csvOf(rows.slice(6), target), { capturedAt: day(6) })).toEqual(["missing"]);
  });

  it("agents that are excluded, or announced as decommissioned by then", async () => {
    const list = names(40);
    await api.send(csvOf(list), { capturedAt: day(3) });
    for (const name of list.slice(0, 3)) {
      const { body } = await api.agent(name);
      await api.edit(name, { excluded: { reason: "Scrapped" } }, { ifMatch: body.revision });
    }
    await pool().query(
      `insert into planned_change (migration_id, id, kind, names, from_date, reason, said_by, said_at)
       values ($1, gen_random_uuid(), 'decommission', $2, '2014-02-05', 'CHG', 'Lead', now())`,
      [migration, ["srv004", "srv005.corp.test", "srv006.corp.test"]],
    );
    const rest = csvOf(list.slice(7));
    const early = await plan(rest, { capturedAt: day(4) });
    expect(early.doubts).toEqual([]);
    expect((await plan(csvOf(list.slice(8)), { capturedAt: day(4) })).doubts).toMatchObject([{ code: "missing", missing: 5, listed: 40 }]);
    expect(await codes(csvOf(list.slice(10)), { capturedAt: day(5) })).toEqual([]);
    expect(await codes(csvOf(list.slice(11)), { capturedAt: day(6) })).toEqual(["missing"]);
  });

  it("an estate where all are healthy, and a group with one server", async () => {
    const list = names(20);
    await api.send(csvOf(list), { capturedAt: day(3) });
    expect(await codes(csvOf(list.slice(2)))).toEqual([]);
  });

  it("a later export of more than a tool's limit, and one in which nobody is missing", async () => {
    const list = names(1_000);
    await api.send(csvOf(list), { capturedAt: day(3), coverage: "whole" });
    expect(await codes(csvOf(list))).toEqual([]);
  });
});

describe("coverage", () => {
  it("once applied stands: later imports and undo do not decide it anew", async () => {
    const first = (await api.send(csvOf(names(60)), { capturedAt: day(5) })).body;
    await api.send(csvOf(names(100)), { capturedAt: day(3) });
    expect((await api.import(first.id)).body).toMatchObject({ coverage: "whole", changes: { missing: 40 } });
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 60, gone: 40 });
    const again = await api.send(csvOf(names(60)), { coverage: "part" });
    expect(again.body).toMatchObject({ id: first.id, coverage: "whole", status: "applied", duplicate: true });
  });

  it("part never makes agents missing, even when it repeats fewer later", async () => {
    await api.send(csvOf(names(30)), { capturedAt: day(3) });
    await api.send(csvOf([...names(2), "srv099.corp.test"]), { capturedAt: day(4), coverage: "part" });
    const last = (await api.send(csvOf(names(1)), { capturedAt: day(5), coverage: "part" })).body;
    expect(last.changes).toEqual({ added: 0, changed: 0, unchanged: 1, missing: 0 });
    expect((await api.progress()).body.stages.waiting).toBe(31);
    const whole = (await api.send(csvOf(names(30)), { capturedAt: day(6) })).body;
    expect(whole.changes).toEqual({ added: 0, changed: 0, unchanged: 30, missing: 1 });
  });

  it("answered before it is applied is planned again, and may be answered otherwise", async () => {
    await api.send(csvOf(names(100)), { capturedAt: day(3) });
    const asked = await plan(csvOf(names(50)));
    expect(asked.changes.missing).toBe(50);
    const part = await api.answer(asked.id, { coverage: "part" }, { ifMatch: asked.revision });
    expect(part.body).toMatchObject({ id: asked.id, status: "planned", needs: [], coverage: "part", coverageSaid: { [source]: "part" } });
    expect([part.body.changes.missing, part.body.stages?.after.gone]).toEqual([0, 0]);
    expect((await api.answer(asked.id, { coverage: "whole" }, { ifMatch: asked.revision })).status).toBe(412);
    const whole = await api.answer(asked.id, { coverage: { [source.toLowerCase()]: "whole" } });
    expect(whole.body).toMatchObject({ status: "planned", coverage: "whole", changes: { missing: 50 } });
    expect(whole.body.doubts.map(({ code }) => code)).toEqual(["missing"]);
    expect((await api.apply(asked.id)).body).toMatchObject({ status: "applied", changes: { missing: 50 } });
    // What is applied is decided.
    expect((await api.answer(asked.id, { coverage: "part" })).body).toMatchObject({ status: "applied", coverage: "whole" });
    expect((await api.events()).map(({ verb }) => verb)).toEqual([
      "imports.apply",
      "imports.create",
      "imports.create",
      "imports.create",
      "imports.apply",
    ]);
  });

  it("may be said of a file that nobody doubts", async () => {
    await api.send(csvOf(names(100)), { capturedAt: day(3) });
    const planned = await plan(csvOf(names(99)));
    expect(planned).toMatchObject({ status: "planned", coverage: "whole", changes: { missing: 1 } });
    expect((await api.answer(planned.id, { coverage: "part" })).body).toMatchObject({ coverage: "part", changes: { missing: 0 } });
  });

  it("is found anew when it is applied, as the facts are then", async () => {
    const later = await plan(csvOf(names(20)), { capturedAt: day(5) });
    expect(later).toMatchObject({ status: "planned", doubts: [] });
    await api.send(csvOf(names(55)), { capturedAt: day(4) });
    const { body } = await api.apply(later.id);
    expect(body).toMatchObject({ status: 409, code: "needs-input" });
    expect((await api.import(later.id)).body).toMatchObject({ status: "needs-input", needs: ["coverage"] });
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 55, gone: 0 });
  });

  it("is asked again when it is undone and sent again, and the same bytes may bring the answer", async () => {
    await api.send(csvOf(names(100)), { capturedAt: day(3) });
    const few = csvOf(names(50));
    const asked = await plan(few);
    const again = await api.send(few, { capturedAt: day(4), apply: "false" });
    expect([again.status, again.body.id, again.body.duplicate, again.body.needs]).toEqual([200, asked.id, true, ["coverage"]]);
    const answered = await api.send(few, { capturedAt: day(4), coverage: "part", apply: "false" });
    expect([answered.status, answered.body.status, answered.body.coverage]).toEqual([200, "planned", "part"]);
    expect((await api.send(few, { coverage: "part" })).body).toMatchObject({ id: asked.id, status: "applied", coverage: "part" });
    await api.undo(asked.id);
    expect((await api.send(few, { capturedAt: day(4) })).body).toMatchObject({ status: "needs-input", needs: ["coverage"] });
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 100, gone: 0 });
  });
});

describe("coverage of a file of several management groups", () => {
  const both = (ofSource: string[], ofTarget: string[]) => csvOf([...ofSource, ...ofTarget.map((name) => ({ name, group: target }))]);

  it("is doubted group by group", async () => {
    const all = names(100);
    await api.send(both(all, all), { capturedAt: day(3) });
    const asked = await plan(both(all.slice(50), all));
    expect(asked).toMatchObject({
      status: "needs-input",
      needs: ["coverage"],
      coverage: null,
      coverages: { [source]: null, [target]: "whole" },
    });
    expect(asked.doubts.map(({ group, missing, listed }) => [group, missing, listed])).toEqual([[source, 50, 100]]);
    const { body } = await api.apply(asked.id, { coverage: { [source]: "part" } });
    expect(body).toMatchObject({
      status: "applied",
      coverage: "mixed",
      coverages: { [source]: "part", [target]: "whole" },
      changes: { missing: 0 },
    });
  });

  it("may be whole of one and a part of another: only there is anybody missing", async () => {
    const all = names(40);
    await api.send(both(all, all), { capturedAt: day(3) });
    const fields = { capturedAt: day(4), [`coverage.${source}`]: "part", [`coverage.${target}`]: "whole" };
    const { body } = await api.send(both(all.slice(20), all.slice(30)), fields);
    expect(body).toMatchObject({ status: "applied", coverage: "mixed", changes: { unchanged: 30, missing: 30 } });
    const missing = (await api.rows(body.id, "?outcome=missing&limit=500")).body.items;
    expect(new Set(missing.map(({ group }) => group))).toEqual(new Set([target]));
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 30, joined: 10, gone: 0, cutOver: 0 });
    // The next whole export of the original speaks for all of it again.
    await api.send(csvOf(all.slice(20)), { capturedAt: day(5), coverage: "whole" });
    expect((await api.progress()).body.stages).toMatchObject({ gone: 20 });
    await api.undo(body.id);
    expect((await api.progress()).body.stages).toMatchObject({ cutOver: 20, joined: 20 });
  });

  it("leaves a group incomplete of which there was only a part", async () => {
    const fields = { capturedAt: day(3), coverage: "whole", [`coverage.${source.toLowerCase()}`]: "part" };
    const { body } = await api.send(both(names(5), names(9)), fields);
    expect(body.coverages).toEqual({ [source]: "part", [target]: "whole" });
    expect((await api.progress()).body.incomplete).toEqual([source]);
    await api.send(csvOf(names(9)), { capturedAt: day(4) });
    expect((await api.progress()).body.incomplete).toEqual([]);
  });

  it("takes no word for a group that the migration does not have", async () => {
    const { body } = await api.send(csvOf(names(3)), { capturedAt: day(3), "coverage.OPS_2019": "whole" });
    expect(body).toMatchObject({ status: 422, code: "unknown-group", detail: expect.stringContaining("ops_2019") });
    const planned = await plan(csvOf(names(3)));
    expect((await api.apply(planned.id, { coverage: { OPS_2019: "part" } })).body).toMatchObject({ status: 422, code: "unknown-group" });
    expect((await api.send(csvOf(names(3)), { [`coverage.${source}`]: "all" })).status).toBe(400);
  });
});

describe("two whole exports of one group and instant", () => {
  it("that disagree in a row or a shared column: the second is asked when it was made", async () => {
    await api.send(csvOf(names(3)), { capturedAt: day(3) });
    for (const other of [csvOf(names(2)), csvOf(names(4)), csvOf([...names(2), { name: "srv003.corp.test", health: "Error" }])]) {
      const { body } = await api.send(other, { capturedAt: day(3) });
      expect(body).toMatchObject({ status: "needs-input", needs: ["capturedAt"] });
      expect((await api.apply(body.id)).body).toMatchObject({ status: 409, code: "needs-input" });
      expect((await api.apply(body.id, { coverage: "whole" })).body.code).toBe("needs-input");
    }
    const third = (await api.send(csvOf([...names(2), { name: "srv003.corp.test", health: "Error" }]), {})).body;
    expect((await api.apply(third.id, { capturedAt: day(4) })).body).toMatchObject({
      status: "applied",
      changes: { changed: 1, unchanged: 2 },
    });
  });

  it("that agree are taken, also when each has columns of its own", async () => {
    await api.send(csvOf(names(3)), { capturedAt: day(3) });
    const same = csvOf(
      names(3).map((name) => ({ name, more: "UR4" })),
      source,
      "PatchList",
    );
    expect((await api.send(same, { capturedAt: day(3) })).body).toMatchObject({
      status: "applied",
      changes: { added: 0, changed: 3, unchanged: 0, missing: 0 },
    });
  });

  it("are no conflict where one is a part, or of another group", async () => {
    await api.send(csvOf(names(3)), { capturedAt: day(3) });
    expect((await api.send(csvOf(names(2)), { capturedAt: day(3), coverage: "part" })).body.status).toBe("applied");
    expect((await api.send(csvOf(names(2), target), { capturedAt: day(3) })).body.status).toBe("applied");
  });
});
