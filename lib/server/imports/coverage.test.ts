import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, names, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
const on = (server: string, list: string[]) => list.map((name) => ({ name, server }));

describe("coverage that nobody says", () => {
  it("is whole, until more than twenty would go missing", async () => {
    const all = names(100);
    await api.send(csvOf(all), { capturedAt: day(3) });
    expect((await api.send(csvOf(all.slice(20)), { capturedAt: day(4), apply: "false" })).body).toMatchObject({
      status: "planned",
      coverage: "whole",
      changes: { missing: 20 },
    });
    const asked = (await api.send(csvOf(all.slice(21)), { capturedAt: day(4) })).body;
    expect(asked).toMatchObject({ status: "needs-input", needs: ["coverage"], coverage: null });
    expect(asked.questions[0]?.message).toContain("21 of 100 agents");
    const part = await api.apply(asked.id, { coverage: "part" });
    expect(part.body).toMatchObject({ status: "applied", coverage: "part", changes: { added: 0, changed: 0, unchanged: 79, missing: 0 } });
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 100, gone: 0 });
    expect((await api.rows(asked.id, "?outcome=missing")).body.total).toBe(0);
  });

  it("counts two in a hundred where the group is large", async () => {
    const all = names(1_500);
    await api.send(csvOf(all), { capturedAt: day(3) });
    expect((await api.send(csvOf(all.slice(30)), { capturedAt: day(4), apply: "false" })).body.needs).toEqual([]);
    expect((await api.send(csvOf(all.slice(31)), { capturedAt: day(4), apply: "false" })).body.needs).toEqual(["coverage"]);
  });

  it("is asked when a server or a domain would be left without any, above five", async () => {
    const five = on("ms05.corp.test", names(5, "corp.test", 200));
    const six = on("ms06.corp.test", names(6, "corp.test", 300));
    const far = names(6, "far.test", 400);
    await api.send(csvOf([...names(50), ...five, ...six, ...far]), { capturedAt: day(3) });
    expect((await api.send(csvOf([...names(50), ...six, ...far]), { capturedAt: day(4), apply: "false" })).body.needs).toEqual([]);
    const server = (await api.send(csvOf([...names(50), ...five, ...far]), { capturedAt: day(4), apply: "false" })).body;
    expect([server.needs, server.questions[0]?.message]).toEqual([["coverage"], expect.stringContaining("ms06.corp.test")]);
    const domain = (await api.send(csvOf([...names(50), ...five, ...six]), { capturedAt: day(4), apply: "false" })).body;
    expect([domain.needs, domain.questions[0]?.message]).toEqual([["coverage"], expect.stringContaining("far.test")]);
    expect(
      (await api.send(csvOf([...names(50), ...five, ...six, ...far.slice(5)]), { capturedAt: day(4), apply: "false" })).body.needs,
    ).toEqual([]);
  });

  it("does not count agents that another management group lists", async () => {
    const all = names(60);
    await api.send(csvOf(all), { capturedAt: day(3) });
    await api.send(csvOf(all.slice(0, 40), target), { capturedAt: day(3) });
    const moved = (await api.send(csvOf(all.slice(40)), { capturedAt: day(4) })).body;
    expect(moved).toMatchObject({ status: "applied", coverage: "whole", changes: { missing: 40 } });
    expect((await api.progress()).body.stages).toMatchObject({ cutOver: 40, waiting: 20 });
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
  });

  it("does not miss agents whose row was rejected", async () => {
    await api.send(csvOf([...names(3), { name: "srv004.corp.test", group: source }]), { capturedAt: day(3) });
    const { body } = await api.send(`${csvOf(names(3))}srv004.corp.test,"7.0`, { capturedAt: day(4), coverage: "whole" });
    expect(body.changes).toEqual({ added: 0, changed: 0, unchanged: 3, missing: 0 });
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 4, gone: 0 });
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

  it("of one file is one answer for all its groups", async () => {
    const both = (count: number) => csvOf([...names(count), ...names(count).map((name) => ({ name, group: target }))]);
    await api.send(both(100), { capturedAt: day(3) });
    const asked = (await api.send(both(50), { capturedAt: day(4) })).body;
    // Each of the missing is listed by the other group, and gone from both at once.
    expect([asked.groups, asked.status]).toEqual([[source, target], expect.stringMatching(/applied|needs-input/)]);
    const { body } = asked.status === "applied" ? { body: asked } : await api.apply(asked.id, { coverage: "part" });
    expect(body.coverage).toBe(asked.status === "applied" ? "whole" : "part");
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
