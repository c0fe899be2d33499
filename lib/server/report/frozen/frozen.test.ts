import { createHash } from "node:crypto";
import readXlsxFile from "read-excel-file/node";
import { beforeEach, describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/domain/report/canonical";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, type Row, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { reportsOf } from "../testing/api";
import { frozenBytes } from "./file";

const sharedFile = routeAt("/api/v1/shared/{secret}/files/{file}");

const database = useDatabase();

let migration: string;
let api: ReturnType<typeof apiOf>;
let reports: ReturnType<typeof reportsOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  reports = reportsOf(migration);
});

const fresh = "7.1.10184.0";
const on = (server: string, list: string[], version = "7.0.9538.0"): Row[] => list.map((name) => ({ name, server, version }));

/** Of twelve agents two more become dual-homed each week. */
async function week(number: number): Promise<void> {
  const moved = names(number * 2);
  const at = 3 + number * 7;
  await api.send(csvOf([...on("ms01.a", moved, fresh), ...on("ms02.a", names(12).slice(number * 2))]), { capturedAt: day(at) });
  await api.send(csvOf(on("new01.a", moved, fresh), target), { capturedAt: day(at, 7) });
}

describe("a frozen report", () => {
  it("has files of one digest for ever, whoever asks first, also where several do at once", async () => {
    await week(1);
    await reports.freeze();
    const digest = async (kind: string) => {
      const file = await reports.file("1", kind);
      const sha256 = createHash("sha256").update(Buffer.from(await file.arrayBuffer()));
      expect(file.headers.get("repr-digest")).toBe(`sha-256=:${sha256.copy().digest("base64")}:`);
      return sha256.digest("hex");
    };
    const kinds = ["pdf", "xlsx", "pptx", "html", "csv", "json"];
    const first: string[][] = [];
    for (const kind of kinds) first.push(await Promise.all([digest(kind), digest(kind)]));
    // Files made anew would carry another second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    for (const [i, kind] of kinds.entries()) expect(new Set([...(first[i] ?? []), await digest(kind)]).size, kind).toBe(1);
  });

  it("is what the report was, with a digest of exactly its text, whatever is imported later", async () => {
    await week(1);
    const live = (await reports.read()).body;
    const { status, body } = await reports.freeze({ name: "Week one" }, { role: "engineer" });
    expect([status, body.number, body.name, body.frozenBy]).toEqual([201, 1, "Week one", "Token engineer"]);
    expect(body).toMatchObject({ asOf: live.asOf, done: 2, total: 12, percentDone: live.progress.percentDone, filterWords: "" });
    await week(2);
    await api.edit("srv012.corp.test", { excluded: { reason: "Out" } }, { ifMatch: 1 });
    const kept = (await reports.frozen("1")).body;
    expect(kept.intact).toBe(true);
    expect({ ...kept.report, madeAt: "" }).toEqual({ ...live, madeAt: "" });
    const text = await (await reports.file("1", "json")).text();
    expect(createHash("sha256").update(text).digest("hex")).toBe(body.sha256);
    expect(text).toBe(canonicalJson(kept.report));
    const csv = await (await reports.file("1", "csv")).text();
    expect(csv).toContain(`Done,2,`);
    expect(csv).toContain(`In scope,12,`);
    for (const kind of ["pdf", "xlsx", "pptx", "html"]) {
      const file = await reports.file("1", kind);
      expect([kind, file.status, (await file.arrayBuffer()).byteLength > 1000]).toEqual([kind, 200, true]);
      expect(file.headers.get("content-disposition")).toContain(`report 1 `);
    }
    expect((await api.events()).filter(({ verb }) => verb === "reports.freeze")).toMatchObject([
      { after: { done: "2 of 12", sha256: body.sha256 } },
    ]);
  });

  it("has every agent of its moment in its workbook, in those that are mailed too, but not in shared ones", async () => {
    await week(1);
    const agentsIn = async (answer: Response) =>
      (await readXlsxFile(Buffer.from(await answer.arrayBuffer()))).find(({ sheet }) => sheet === "Agents")?.data;
    const live = await agentsIn(await reports.made("report.xlsx"));
    await reports.freeze();
    await reports.freeze({ server: "ms02.a" });
    await week(2);
    expect(await agentsIn(await reports.made("report.xlsx"))).not.toEqual(live);
    expect(await agentsIn(await reports.file("1", "xlsx"))).toEqual(live);
    expect(await agentsIn(await reports.file("2", "xlsx"))).toHaveLength(1 + 10);
    const { bytes } = await frozenBytes(migration, 1, "xlsx");
    expect(await agentsIn(new Response(new Uint8Array(bytes)))).toEqual(live);
    const { body } = await reports.share("1", { expires: new Date(Date.now() + 86_400_000).toISOString() });
    const secret = body.address.split("/").at(-1) ?? "";
    const shared = await knock(sharedFile.GET, `/api/v1/shared/${secret}/files/xlsx`, { params: { secret, file: "xlsx" } });
    expect([shared.status, await agentsIn(shared)]).toEqual([200, undefined]);
  });

  it("never changes: not for the app, not for the owner of the tables", async () => {
    await reports.freeze();
    for (const statement of [
      "update frozen_report set name = 'x'",
      "delete from frozen_report",
      "truncate frozen_report",
      "update frozen_agents set sha256 = 'x'",
      "delete from frozen_agents",
    ]) {
      await expect(database.owner().query(statement)).rejects.toThrow("never changes");
      await expect(pool().query(statement)).rejects.toThrow(/never changes|permission denied/);
    }
  });

  it("says when its data were changed behind its back", async () => {
    await week(1);
    await reports.freeze();
    expect((await reports.frozen("1")).body.intact).toBe(true);
    const owner = database.owner();
    await owner.query("alter table frozen_report disable trigger all");
    await owner.query(`update frozen_report set report = replace(report::text, '"total":12', '"total":13')::json where migration_id = $1`, [
      migration,
    ]);
    await owner.query("alter table frozen_report enable trigger all");
    expect((await reports.frozen("1")).body.intact).toBe(false);
    await reports.freeze();
    expect((await reports.frozen("2")).body.intact).toBe(true);
    await owner.query("alter table frozen_agents disable trigger all");
    await owner.query("update frozen_agents set agents = agents || '\\x00'::bytea where migration_id = $1 and number = 2", [migration]);
    await owner.query("alter table frozen_agents enable trigger all");
    expect((await reports.frozen("2")).body.intact).toBe(false);
  });

  it("is what the next report compares with: the newest of the same part and an earlier moment", async () => {
    await week(1);
    await reports.freeze();
    expect((await reports.read()).body.changes.sinceReport).toBeNull();
    await week(2);
    await week(3);
    const { changes } = (await reports.read()).body;
    expect(changes).toMatchObject({ sinceReport: 1, since: day(10, 7), sinceWords: "Since report #1, 10 Feb 2014", done: 4 });
    await reports.freeze({ asOf: day(17, 7) });
    expect((await reports.read()).body.changes).toMatchObject({ sinceReport: 2, since: day(17, 7), done: 2 });
    expect((await reports.read("?server=ms01.a")).body.changes.sinceReport).toBeNull();
    expect((await reports.read(`?asOf=${day(10, 7)}`)).body.changes.sinceReport).toBeNull();
  });

  it("stands beside another one, number for number, with the sentences of a report", async () => {
    await week(1);
    await reports.freeze();
    await week(2);
    await reports.freeze();
    const { body } = await reports.compare("2", "1");
    expect([body.from.number, body.to.number]).toEqual([1, 2]);
    const figure = (id: string) => body.figures.find((one) => one.id === id);
    expect(figure("done")).toMatchObject({ from: { value: 2 }, to: { value: 4 }, difference: "+2" });
    expect(figure("percentDone")).toMatchObject({ from: { value: 16.7 }, to: { value: 33.3 }, difference: "+16.6 points" });
    expect(figure("scope")).toMatchObject({ difference: "" });
    expect(body.sentences).toEqual((await reports.frozen("2")).body.report.changes.sentences);
    expect((await reports.compare("1", "2")).body).toEqual(body);
    await week(3);
    await reports.freeze();
    expect((await reports.compare("3", "1")).body.sentences).toEqual(["4 more agents are done.", "4 agents moved forward."]);
    await reports.freeze({ server: "ms02.a" });
    expect((await reports.compare("4", "1")).body.sentences).toBeNull();
  });

  it("is numbered without a gap, many at once, and listed page by page", async () => {
    await week(1);
    const made = await Promise.all(Array.from({ length: 5 }, () => reports.freeze()));
    expect(made.map(({ body }) => body.number).sort()).toEqual([1, 2, 3, 4, 5]);
    const first = (await reports.list("?limit=3")).body;
    expect([first.items.map(({ number }) => number), first.total]).toEqual([[5, 4, 3], 5]);
    expect((await reports.list(`?limit=3&cursor=${first.nextCursor}`)).body.items.map(({ number }) => number)).toEqual([2, 1]);
  });

  it("is frozen by engineers, read by everybody, of its own migration, under a name of one line", async () => {
    expect((await reports.freeze({}, { role: "viewer" })).status).toBe(403);
    for (const name of ["", "a\nb", "a\r\nBcc: x@example.org", "\u202Eabc", "x".repeat(121)])
      expect((await reports.freeze({ name })).status).toBe(400);
    await reports.freeze();
    expect((await reports.frozen("1", { role: "viewer" })).status).toBe(200);
    expect((await reportsOf((await makeMigration()).id).frozen("1")).status).toBe(404);
    for (const number of ["0", "2", "x", "99999999999"]) expect((await reports.frozen(number)).status).toBe(404);
  });
});
