import { beforeEach, describe, expect, it } from "vitest";
import { type RowOutcome, rowOutcomes } from "@/lib/domain/row-outcomes";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, walk } from "./testing/api";
import { csvOf, day, names, source } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
let id: string;

/** An import in which every outcome occurs: servers are ignored, an unknown group and a bad name rejected. */
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
  await api.send(csvOf(names(9)), { capturedAt: day(3) });
  const rows = [
    ...names(3),
    { name: "srv004.corp.test", health: "Error" },
    { name: "srv005.corp.test", version: "7.1.10184.0" },
    "SRV001.corp.test",
    { name: "srv090.corp.test", more: "" },
    { name: "srv091.corp.test", group: "ELSEWHERE" },
    "not a name",
    { name: "ms01.corp.test", more: "True" },
  ];
  const made = await api.send(csvOf(rows, source, "IsManagementServer"), { capturedAt: day(4), coverage: "whole" });
  expect(made.body.status, String(made.body.detail)).toBe("applied");
  id = made.body.id;
});

const told = async (query = "") => (await api.rows(id, `?limit=500${query}`)).body;

describe("rows of an import", () => {
  it("say of each what happened, the missing last", async () => {
    const { items, total } = await told();
    expect(items.map((r) => [r.row, r.name, r.outcome])).toEqual([
      [2, "srv001.corp.test", "duplicate"],
      [3, "srv002.corp.test", "unchanged"],
      [4, "srv003.corp.test", "unchanged"],
      [5, "srv004.corp.test", "changed"],
      [6, "srv005.corp.test", "changed"],
      [7, "srv001.corp.test", "unchanged"],
      [8, "srv090.corp.test", "added"],
      [9, "srv091.corp.test", "rejected"],
      [10, "not a name", "rejected"],
      [11, "ms01.corp.test", "ignored"],
      ...["srv006", "srv007", "srv008", "srv009"].map((n) => [null, `${n}.corp.test`, "missing"]),
    ]);
    expect(total).toBe(14);
    expect(items[3]?.fields).toEqual([{ field: "health", from: "healthy", to: "critical" }]);
    expect(items.flatMap((r) => r.issues.map((i) => `${i.row} ${i.code}`))).toEqual([
      "2 case-variant",
      "9 unknown-group",
      "10 invalid-name",
      "11 not-an-agent",
    ]);
  });

  it("agree with the counts of the import", async () => {
    const { rows, changes } = (await api.import(id)).body;
    const count = Object.fromEntries(await Promise.all(rowOutcomes.map(async (o) => [o, (await told(`&outcome=${o}`)).total]))) as Record<
      RowOutcome,
      number
    >;
    expect({ added: count.added, changed: count.changed, unchanged: count.unchanged, missing: count.missing }).toEqual(changes);
    expect([count.rejected, count.duplicate, count.ignored]).toEqual([rows.rejected, rows.duplicates, rows.ignored]);
    expect(rows.accepted).toBe(changes.added + changes.changed + changes.unchanged);
    expect(rows.total).toBe(rows.accepted + rows.rejected + rows.duplicates + rows.ignored);
  });

  it("are found by outcome, any of several, and by a piece of the name", async () => {
    expect((await told("&outcome=rejected&outcome=added")).items.map((r) => r.row)).toEqual([8, 9, 10]);
    expect((await told("&q=SRV00")).items.map((r) => r.outcome)).not.toContain("added");
    expect((await told("&q=srv001&outcome=duplicate")).items.map((r) => r.row)).toEqual([2]);
    expect(await told("&q=%25")).toMatchObject({ items: [], nextCursor: null, total: 0 });
    expect((await api.rows(id, "?outcome=lost")).status).toBe(400);
  });

  it("are counted by the field they change, also after another import took a place before it", async () => {
    expect((await told("&outcome=added")).fields).toEqual([
      { field: "health", rows: 1 },
      { field: "version", rows: 1 },
    ]);
    expect((await told("&outcome=changed&field=version")).items.map((r) => r.row)).toEqual([6]);
    expect((await told("&field=version&field=health&outcome=changed")).total).toBe(2);
    expect((await told("&field=domain")).total).toBe(0);
    const between = [...names(9).slice(0, 3), { name: "srv004.corp.test", health: "Error" }];
    await api.send(csvOf(between), { capturedAt: day(3, 9), coverage: "part" });
    expect((await told()).fields).toEqual([{ field: "version", rows: 1 }]);
  });

  it.each([1, 3, 5, 14, 500])("by pages of %i are each told once", async (limit) => {
    const { items } = await told();
    expect(await walk((q) => api.rows(id, q), `limit=${limit}`)).toEqual(items);
    expect(await walk((q) => api.rows(id, q), `limit=${limit}&outcome=missing&outcome=unchanged`)).toEqual(
      items.filter((r) => r.outcome === "missing" || r.outcome === "unchanged"),
    );
  });

  it("are each told once while other imports come and go between the pages", async () => {
    const fixed = (await told()).items.filter((r) => r.row !== null).map((r) => r.row);
    let n = 0;
    const seen = await walk(
      (q) => api.rows(id, q),
      "limit=2",
      async () => {
        n += 1;
        const { body } = await api.send(csvOf(names(3 + (n % 4))), { capturedAt: day(3, 6 + n), coverage: "whole" });
        if (n % 2) await api.undo(body.id);
      },
    );
    expect(seen.flatMap((r) => r.row ?? [])).toEqual(fixed);
    expect(new Set(seen.map((r) => `${r.row} ${r.name}`)).size).toBe(seen.length);
  });

  it.each(["nonsense", "WzFd", "WyJhIiwiYiIsImMiXQ", "e30", ""])("refuse the cursor %j", async (cursor) => {
    expect((await api.rows(id, `?cursor=${cursor}`)).status).toBe(400);
  });

  it.each(["0", "501", "-1", "x", "1.5"])("refuse the limit %s", async (limit) => {
    expect((await api.rows(id, `?limit=${limit}`)).status).toBe(400);
    expect((await api.imports(`?limit=${limit}`)).status).toBe(400);
  });
});

describe("the list of imports", () => {
  it("is newest first, by status, page by page, also while more arrive", async () => {
    for (let n = 5; n < 9; n++) await api.send(csvOf(names(8)), { capturedAt: day(n), apply: n % 2 ? "true" : "false" });
    let n = 10;
    const seen = await walk(
      (q) => api.imports(q),
      "limit=2",
      () => api.send(csvOf(names(8)), { capturedAt: day(n++), apply: "false" }),
    );
    expect(seen.map((i) => i.number)).toEqual([6, 5, 4, 3, 2, 1]);
    expect((await api.imports("?status=applied")).body.items.map((i) => i.number)).toEqual([5, 3, 2, 1]);
    expect((await api.imports("?status=applied&status=planned&limit=1")).body).toMatchObject({
      total: 6 + (n - 10),
      items: [{ issues: [] }],
    });
    for (const cursor of ["WzFd.", "WyJ4Il0", "WzFlMzBd", "Wy0xZTEyXQ"])
      expect([200, 400]).toContain((await api.imports(`?cursor=${cursor}`)).status);
    expect((await api.imports("?cursor=Wzk5OTk5OTk5OTk5OV0")).status).toBe(400);
  });
});
