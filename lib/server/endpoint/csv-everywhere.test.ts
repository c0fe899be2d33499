import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { endpoints } from "@/lib/contracts/endpoints";
import { handlerAt } from "@/lib/server/api/api";
import { useDatabase } from "@/lib/server/database/testing";
import { tokenOf } from "@/lib/server/endpoint/testing/ask";
import { hub } from "@/lib/server/events/hub";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { reportsOf } from "@/lib/server/report/testing/api";

useDatabase();
const written = Object.entries<Endpoint>(endpoints).filter(([, { media }]) => media === "text/csv");
const nasty = "hello\n=2000+337\t@SUM(1)\r\n-1;+2";
let migration: string;

beforeAll(async () => {
  migration = (await makeMigration()).id;
  const api = apiOf(migration);
  await api.send(csvOf(names(3)), { capturedAt: day(3) });
  await api.edit("srv001.corp.test", { note: nasty, tags: ["=a;=b"], excluded: { reason: nasty } }, { ifMatch: 1 });
  await api.edit("srv002.corp.test", { owner: "=1+1;=2" }, { ifMatch: 1 });
  await reportsOf(migration).rename("=1+1;@b");
});
afterAll(() => hub().stop());

/** The cells of a CSV file as a program reads them that parts by commas and honours quotes. */
function cellsOf(csv: string): string[] {
  const cells = [...csv.replace(/^\uFEFF/, "").matchAll(/(?<=^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?=,|\r\n|$)/g)];
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

describe("whatever is written as CSV", () => {
  it("is more than one kind of file", () => expect(written.length).toBeGreaterThanOrEqual(5));

  it.each(written)("%s: begins no cell with a formula, however a program parts cells and rows", async (name, { path, method }) => {
    const route = await handlerAt(`${method} ${path}`);
    for (const query of name === "reportCsv" ? ["", "?table=owners", "?table=excluded", "?table=agents"] : [""]) {
      const headers = { authorization: await tokenOf("lead") };
      const answer = await knock(route, `${path.replace("{migration}", migration)}${query}`, { headers, params: { migration } });
      if (answer.status === 404 && query) continue;
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
      const text = await answer.text();
      const cells = cellsOf(text).filter((cell) => !/^-?\d+(\.\d+)?$/.test(cell));
      expect(cells.length).toBeGreaterThan(2);
      const pieces = cells.flatMap((cell) => cell.split(/[;\t\r\n]/));
      expect(pieces.filter((piece) => /^[=+\-@]/.test(piece))).toEqual([]);
      if (["agentsCsv", "activityCsv"].includes(name)) expect(text).toContain("hello\n'=2000+337\t'@SUM(1)\r\n'-1;'+2");
    }
  });
});
