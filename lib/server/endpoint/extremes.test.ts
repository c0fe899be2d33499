import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { agentSorts } from "@/lib/domain/agent-fields";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, target } from "@/lib/server/imports/testing/exports";
import { guardAgainstHanging } from "./testing/hang-guard";
import { ask, listed, makeThings, params, right } from "./testing/things";

useDatabase({ own: true });
const guard = guardAgainstHanging();

const dates = [
  ..."1990-01-01 2200-12-31 1989-12-31 2201-01-01 9999-12-31 0001-01-01 -271821-04-20 %2B275760-09-13".split(" "),
  ..."2200-12-31T23:59:59.999Z 9999-12-31T23:59:59.999Z 9999-12-31T23:59:59-23:59 1990-01-01T00:00:00%2B23:59".split(" "),
];
const sizes = ["0", "1", "500", "501", "2147483647", "2147483648", "9007199254740993", "1e21"];
const texts = ["a".repeat(255), "%25".repeat(85), "_".repeat(255), "a".repeat(100_000), "%E2%80%AE".repeat(255)];
const cursors = [
  ["2200-12-31T23:59:59.999Z", "ffffffff-ffff-7fff-bfff-ffffffffffff"],
  ["\u{10ffff}".repeat(200)],
  [2 ** 31 - 1],
  ["z".repeat(1_000), "z"],
].map((position) => Buffer.from(JSON.stringify(position)).toString("base64url"));
const files = ["pdf", "xlsx", "pptx", "html", "csv", "json"];

/** What each key of a query is given. */
function extremesOf(key: string): readonly string[] {
  if (key === "sort") return [...agentSorts, ...agentSorts.map((sort) => `-${sort}`), "--fqdn", "-"];
  if (key === "limit") return sizes;
  if (key === "cursor") return cursors;
  return ["asOf", "from", "to"].includes(key) ? dates : texts;
}
/** A file is made for each question, and the words for which agents mean the same in all of them. */
const isFile = ({ answers }: Endpoint) => answers[200] === null;

const asked = async (what: string, endpoint: Endpoint, question: Parameters<typeof ask>[1]) => {
  const { status, text } = await guard.watch(what, () => ask(endpoint, question));
  expect(status, `${what.slice(0, 300)}: ${text.slice(0, 300)}`).toBeLessThan(500);
};

/** Each way to ask for a file where a path has several. */
const places = ({ path }: Endpoint) => (path.includes("{file}") ? files.map((file) => ({ file })) : [{}]);

beforeAll(async () => {
  const api = apiOf(await makeThings());
  // A course, a pace and a forecast, so that what is drawn from them is drawn.
  await api.send(csvOf(names(20)), { capturedAt: day(4), coverage: "whole" });
  for (const [n, date] of [6, 11, 17, 24].entries()) {
    const upgraded = names(4 * n).map((name) => ({ name, version: "7.1.10184.0" }));
    await api.send(csvOf(upgraded, target), { capturedAt: day(date), coverage: "part" });
  }
  // No longer taken, but older versions took it.
  await pool().query("update migration set target_date = '9999-12-31' where id = $1", [params.migration]);
});
afterAll(() => guard.end());

describe("nothing that is asked goes on for ever", () => {
  it.each(listed.filter(([, { method }]) => method === "GET"))(
    "%s: of a migration whose target lies at the end of all dates",
    async (name, endpoint) => {
      for (const at of places(endpoint)) await asked(name, endpoint, { at });
    },
  );

  it.each(listed.filter(([, { query }]) => query))("%s: whatever its query says", { timeout: 90_000 }, async (name, endpoint) => {
    const keys = endpoint.query instanceof z.ZodObject ? Object.keys(endpoint.query.shape) : [];
    for (const key of keys)
      for (const value of isFile(endpoint) && extremesOf(key) === texts ? texts.slice(0, 1) : extremesOf(key)) {
        const query = `?${key}=${value}${key === "from" ? "" : "&from=1990-01-01"}`;
        await asked(`${name} ${query}`, endpoint, { query });
      }
  });

  it.each(listed.filter(([name, { body }]) => body && right[name]))("%s: whatever its body says", async (name, endpoint) => {
    const fields = right[name] ?? {};
    const values = [...dates.map(decodeURIComponent), ...sizes.map(Number), "9".repeat(100_000)];
    for (const key of Object.keys(fields))
      for (const value of values) await asked(`${name} ${key}`, endpoint, { body: JSON.stringify({ ...fields, [key]: value }) });
  });
});

describe("dates outside of the known years", () => {
  it.each([
    ["asOf", "reportPdf"],
    ["asOf", "overview"],
    ["to", "activityList"],
  ])("are refused with the years that are known: %s of %s", async (key, name) => {
    const endpoint = listed.find(([one]) => one === name)?.[1];
    if (!endpoint) throw new Error(name);
    for (const value of ["9999-12-31", "1989-12-31", "2201-01-01T00:00:00Z"]) {
      const { status, text } = await ask(endpoint, { query: `?${key}=${value}` });
      expect([status, text], value).toEqual([400, expect.stringContaining("A year from 1990 to 2200 is needed")]);
    }
  });
});
