import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, formOf } from "./testing/api";
import { csvOf, day, names, type Row, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

/** Files that are in order one by one, sent as people send them: cut up, twice, two at once, in shapes of one column. */
const [old, upgraded] = ["7.0.9538.0", "7.1.10184.0"];
const estate: Row[] = names(40).map((name, i) => ({
  name,
  version: i < 30 ? upgraded : old,
  server: `ms0${(i % 3) + 1}.corp.test`,
}));
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
const known = async (rows: readonly Row[] = estate) => {
  await api.send(csvOf(rows), { capturedAt: day(3), coverage: "whole" });
  await api.send(csvOf(rows.slice(0, 30), target), { capturedAt: day(3, 7), coverage: "whole" });
};
const percent = async () => (await api.progress()).body.percentDone;

describe("an original in one file for each of its servers", () => {
  const of = (server: number) => csvOf(estate.filter((row) => row.server === `ms0${server}.corp.test`));

  it("is asked about from the second file on, and complete when each is answered", async () => {
    await api.send(csvOf(estate.slice(0, 30), target), { capturedAt: day(3), coverage: "whole" });
    for (const server of [1, 2, 3]) {
      const { body } = await api.send(of(server), { capturedAt: day(3, 8 + server) });
      expect([server, body.needs]).toEqual([server, ["coverage"]]);
      await api.apply(body.id, { coverage: "part" });
    }
    expect((await api.progress()).body).toMatchObject({ total: 40, done: 30, percentDone: 75, stages: { gone: 0 } });
  });

  it("later on: none of them makes those of the others missing", async () => {
    await known();
    for (const server of [1, 2, 3]) {
      const { body } = await api.send(of(server), { capturedAt: day(4, server) });
      expect([body.needs, await percent()]).toEqual([["coverage"], 75]);
    }
  });
});

describe("the same file again", () => {
  it("under another name is the import that it was", async () => {
    await known();
    const first = (await api.send(csvOf(estate), { capturedAt: day(4), fileName: "agents.csv" })).body;
    const again = await api.send(csvOf(estate), { capturedAt: day(4), fileName: "agents (1).csv" });
    expect([again.status, again.body.id, again.body.duplicate]).toEqual([200, first.id, true]);
  });
});

describe("two files in one upload", () => {
  it("are refused, and neither is kept", async () => {
    await known();
    const before = await api.kept();
    const file = (rows: readonly Row[]) => ["file", { content: csvOf(rows), fileName: "agents.csv" }] as const;
    const { body } = await api.post(formOf([["capturedAt", day(4)], ["apply", "true"], file(estate.slice(0, 20)), file(estate.slice(20))]));
    expect([body.detail, await api.kept()]).toEqual([expect.stringContaining("one file at a time"), before]);
  });
});

describe("a file of bare names where a host is in two domains", () => {
  it("names neither for sure, and makes neither missing", async () => {
    const rows = [...estate, { name: "srv001.dmz.test", version: old, server: "ms01.corp.test" }];
    await known(rows);
    const before = await percent();
    const bare = rows.map((row) => ({ ...row, name: row.name.split(".")[0] ?? "" }));
    const { body } = await api.send(csvOf(bare), { capturedAt: day(4) });
    expect([body.status, body.rows.rejected, body.changes.missing, await percent()]).toEqual(["applied", 2, 0, before]);
  });
});

describe("a file that a spreadsheet spoilt", () => {
  it("every line a cell: says so", async () => {
    const lines = csvOf(estate).trimEnd().split("\n");
    const { body } = await api.send(lines.map((line) => `"${line}"`).join("\r\n"), { capturedAt: day(4) });
    expect([body.code, body.detail]).toEqual(["no-header", expect.stringContaining("in quotes as a whole")]);
  });

  it("versions shown as ###: the last ones stay, and that is said", async () => {
    await known();
    for (const group of [source, target]) {
      const rows = (group === source ? estate : estate.slice(0, 30)).map((row) => ({ ...row, version: "#######" }));
      const { body } = await api.send(csvOf(rows, group), { capturedAt: day(4) });
      expect([body.status, body.issues.map(({ code }) => code)]).toEqual(["applied", expect.arrayContaining(["columns-missing"])]);
    }
    expect(await percent()).toBe(75);
  });
});
