import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { endpoints } from "@/lib/contracts/endpoints";
import { handlerAt } from "@/lib/server/api/api";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { tasksOf } from "@/lib/server/tasks/testing/api";
import { nastyCursors, nastyJson, nastyQueryValues, notTheirs } from "./testing/nasty";
import { ask, listed, makeThings, params, right } from "./testing/things";

useDatabase({ own: true });
let other: string;

beforeAll(async () => {
  await makeThings();
  other = (await makeMigration()).id;
});

const all = <T>(list: readonly T[], each: (one: T) => Promise<void>) => Promise.all(list.map(each));

/** Never a fault, and never a word of the inside. */
function expectDecent({ status, text, type }: Awaited<ReturnType<typeof ask>>, what: string) {
  expect(status, `${what}: ${text.slice(0, 200)}`).toBeLessThan(500);
  if (status < 400) return;
  expect(type, what).toBe("application/problem+json");
  expect(text, what).not.toMatch(/node_modules|\.ts:|select .* from|syntax error|at \w+ \(/i);
}

describe("whatever is asked", () => {
  // A file of the report reads what it shares with the report's JSON as that does: there, each value is tried with one key of those.
  const isFile = ({ path }: Endpoint) => /\/report\.\w+$/.test(path);
  const keysOf = ({ query }: Endpoint) => (query instanceof z.ZodObject ? Object.keys(query.shape) : []);

  it.each(listed.filter(([, endpoint]) => isFile(endpoint)))("%s: no query is a fault", async (_, endpoint) => {
    const shared = keysOf(endpoints.report);
    const own = keysOf(endpoint).filter((key) => !shared.includes(key));
    expect([shared.length, own.length]).toEqual([6, 1]);
    // One after the other: files are made for few at a time, and others would be told to come again.
    for (const [at, value] of nastyQueryValues.entries())
      for (const key of [shared[at % shared.length], ...own]) {
        const query = `${key}=${value}`;
        expectDecent(await ask(endpoint, { query: `?${query}` }), query);
      }
  });

  it.each(listed.filter(([, one]) => one.query && !isFile(one)))("%s: no query is a fault", async (_, endpoint) => {
    const keys = keysOf(endpoint);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      const values = key === "cursor" ? nastyCursors : nastyQueryValues;
      const queries = [...values.map((value) => `${key}=${value}`), `${key}=a&${key}=b`, `${key}[]=a&${key}[__proto__]=a`, "__proto__=a"];
      // A key that is needed is there, unless it is the one in question.
      await all(queries, async (query) =>
        expectDecent(await ask(endpoint, { query: `?${query}${key === "from" ? "" : "&from=2014-02-01"}` }), query),
      );
    }
  });

  it.each(listed.filter(([, { params }]) => params))("%s: no path is a fault", async (_, endpoint) => {
    for (const [, key = ""] of endpoint.path.matchAll(/\{(\w+)\}/g)) {
      for (const value of [
        "",
        " ",
        "..",
        "../..",
        "%",
        "\0",
        "a\0b",
        "__proto__",
        "constructor",
        "'; drop table agent;--",
        "a".repeat(5_000),
      ]) {
        const answer = await ask(endpoint, { at: { [key]: value }, ...(endpoint.body ? { body: "{}" } : {}) });
        expectDecent(answer, `${key}: ${value.slice(0, 40)}`);
        expect(answer.status, `${key}: ${value.slice(0, 40)}`).toBeGreaterThanOrEqual(400);
      }
    }
  });

  it.each(listed.filter(([, { body }]) => body))(
    "%s: no body is a fault, and nothing is taken that is not theirs",
    async (name, endpoint) => {
      const fields = right[name] ?? {};
      const written = (key: string, json: string) =>
        `{${[...Object.entries(fields).filter(([one]) => one !== key), [key, null]]
          .map(([one, value]) => `${JSON.stringify(one)}:${one === key ? json : JSON.stringify(value)}`)
          .join(",")}}`;
      for (const key of Object.keys(fields))
        await all(nastyJson, async (json) =>
          expectDecent(await ask(endpoint, { body: written(key, json) }), `${key}: ${json.slice(0, 60)}`),
        );
      for (const json of ["null", "1", '"a"', "[]", "[{}]"]) expect((await ask(endpoint, { body: json })).status, json).toBe(400);
      for (const key of notTheirs.filter((one) => !(one in fields))) {
        const answer = await ask(endpoint, { body: written(key, '"admin"') });
        expect(answer.status, `${key}: ${answer.text.slice(0, 200)}`).toBe(400);
      }
    },
  );

  it.each(listed.filter(([, { ifMatch }]) => ifMatch))("%s: a revision is needed, a stale one refused", async (name, endpoint) => {
    const { groups: _, ...body } = right[name] ?? {};
    const sent = { body: endpoint.body ? JSON.stringify(name === "importsApply" ? {} : body) : undefined };
    const tried = async (headers: Record<string, string>) => {
      const { method, path } = endpoint;
      const authorization = await tokenOf("admin");
      return knock(await handlerAt(`${method} ${path}`), path, {
        method,
        params,
        headers: { authorization, ...headers },
        ...(sent.body ? { body: sent.body } : {}),
      });
    };
    if (endpoint.ifMatch === "required") expect((await tried({})).status).toBe(428);
    for (const value of ["999", 'W/"1"', "*", '"-1"', '"1e1"', '"99999999999"', '"1", "2"'])
      expect((await tried({ "if-match": value })).status, value).toBe(400);
    expect((await tried({ "if-match": '"999"' })).status).toBe(412);
  });
});

describe("another migration's ids", () => {
  const inside = listed.filter(([, { path }]) => /\{migration\}.*\{(?!phase)/.test(path));

  it.each(inside)("%s: are not found", async (name, endpoint) => {
    const body = endpoint.body ? { body: JSON.stringify(endpoint.body.safeParse({}).success ? {} : right[name]) } : {};
    const tables = [
      "agent_plan",
      "alias",
      "name_apart",
      "component_entry",
      "task",
      "task_completion",
      "task_comment",
      "planned_change",
      "import",
      "agent_change",
      "import",
      "agent_change",
      "frozen_report",
      "report_link",
      "report_schedule",
      "report_sending",
      "event",
    ];
    const rows = async () => {
      const counted: unknown[] = [];
      for (const table of tables)
        counted.push((await pool().query(`select count(*)::int as n, max(t::text) as last from ${table} t`)).rows);
      return counted;
    };
    const before = await rows();
    for (const ifMatch of ['"1"', '"2"', '"3"', '"999"']) {
      const answer = await ask(endpoint, { at: { migration: other }, headers: endpoint.ifMatch ? { "if-match": ifMatch } : {}, ...body });
      expect(answer.status, answer.text.slice(0, 200)).toBe(404);
      expect(answer.text).not.toMatch(/OPS_2012|ms01|Token lead/);
    }
    expect(await rows()).toEqual(before);
  });

  it("are not found in bodies either", async () => {
    const api = apiOf(other);
    expect((await api.change({ keys: [1], change: { field: "owner", value: "A" }, plan: true })).status).toBe(404);
    expect((await api.change({ fqdns: ["srv001.corp.test"], change: { field: "owner", value: "A" }, plan: true })).status).toBe(404);
    expect((await api.say("x.corp.test", "srv001.corp.test")).status).toBe(422);
    const prerequisites = [params.task];
    expect((await tasksOf(other).add({ phase: "deploy", component: "agents", title: "T", prerequisites })).status).toBe(400);
  });
});
