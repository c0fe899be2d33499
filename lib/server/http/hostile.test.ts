import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { endpoints } from "@/lib/contracts/endpoints";
import { componentsOf } from "@/lib/server/components/testing/api";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, tokenOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock, makePerson } from "@/lib/server/people/testing";
import { tasksOf } from "@/lib/server/tasks/testing/api";
import { nastyCursors, nastyJson, nastyQueryValues, notTheirs } from "./testing/nasty";

useDatabase({ own: true });
/** Streams without end and what makes a whole migration each time take nothing in that could be nasty. */
const listed = Object.entries<Endpoint>(endpoints).filter(([name]) => !["events", "sampleLoad", "importsCreate"].includes(name));
const params: Record<string, string> = {};
let mine: string;
let other: string;

/** Bodies that are right, of which one field at a time is made wrong. */
const right: Record<string, Record<string, unknown>> = {
  setupCreate: { name: "A", email: "a@example.org", password: "a long password" },
  accountEdit: { name: "A" },
  peopleCreate: { name: "A", email: "a@example.org", role: "viewer" },
  peopleEdit: { role: "viewer", active: true },
  tokensCreate: { name: "T", role: "viewer", expires: "2099-01-01", person: "nobody@example.org" },
  buildsName: { release: "2019", rollup: "UR1" },
  limitsEdit: { value: 7 },
  migrationsCreate: { name: "N", groups: [], timeZone: "UTC", targetDate: "2030-01-01" },
  migrationsEdit: { name: "N", groups: [], timeZone: "UTC", targetDate: "2030-01-01", archived: false },
  importsApply: { kind: "agents", group: "G", capturedAt: day(3), dateOrder: "DMY", coverage: "whole" },
  agentsChange: { fqdns: ["srv001.corp.test"], keys: [1], filter: { q: "a" }, change: { field: "owner", value: "A" }, plan: true },
  agentsEdit: { owner: "A", tags: ["t"], method: "push", note: "n", excluded: { reason: "r" }, cutOverAccepted: null },
  aliasesSet: { name: "x", agent: "srv001.corp.test", reason: "r" },
  componentsCreate: { kind: "gateway", name: "gw9.corp.test", group: "OPS_2012R2", owner: "A", tags: ["t"], planned: true },
  componentsEdit: { instance: "i", version: "7.1.1.1", owner: "A", tags: ["t"], notes: "n", planned: true },
  tasksAdd: { phase: "deploy", component: "agents", title: "T", detail: "d", subject: "s", prerequisites: [] },
  tasksEdit: { state: "blocked", reason: "r", owner: "me", dueDate: "2030-01-01", note: "n", links: [], title: "T", position: 1 },
  tasksComplete: { note: "n", reason: "r" },
  taskCommentsAdd: { text: "t" },
  checklistTemplatesSave: { name: "N" },
  checklistTemplatesUse: { template: "0192f000-0000-7000-8000-000000000003" },
  baselineFreeze: { reason: "r", name: "n" },
  driftReasons: { items: ["agent lost 1 srv001.corp.test"], reason: "r" },
  plannedChangesAdd: { kind: "decommission", names: ["srv001"], from: "2030-01-01", to: "2030-01-02", reason: "r" },
  plannedChangesEdit: { kind: "patch", names: ["srv001"], from: "2030-01-01", to: null, reason: "r" },
  gatesSign: { waivers: [{ task: "0192f000-0000-7000-8000-000000000003", reason: "r" }] },
  gatesWithdraw: { reason: "r" },
  calendarSet: { weekdays: [6, 7], dates: [{ date: "2030-01-01", name: "n" }] },
  reportsFreeze: { name: "N", asOf: "2014-02-20", owner: ["A"] },
  reportLinksMake: { expires: "2099-01-01", password: "a long password" },
  sharedOpen: { password: "a long password" },
  reportSchedulesAdd: { name: "N", cron: "0 8 * * 1", recipients: ["a@example.org"], files: ["json"], filter: {}, paused: true },
  reportSchedulesEdit: { name: "N", cron: "0 8 * * 1", recipients: ["a@example.org"], files: ["json"], filter: {}, paused: true },
};

beforeAll(async () => {
  [mine, other] = [(await makeMigration()).id, (await makeMigration()).id];
  const api = apiOf(mine);
  const { body } = await api.send(csvOf(names(3)), { capturedAt: day(3) });
  const lead = { role: "lead" } as const;
  await api.say("former.corp.test", "srv002.corp.test");
  const entered = await componentsOf(mine).enter({ kind: "gateway", name: "gw.corp.test", group: "OPS_2012R2" }, lead);
  const chosen = { fqdns: ["srv001.corp.test"], change: { field: "owner", value: "A" } };
  const planned = await api.change({ ...chosen, plan: true }, lead);
  const changed = await api.change({ ...chosen, basis: planned.body.basis }, lead);
  const [task] = (await tasksOf(mine).list()).body.items;
  // A checklist as it was built in is not kept.
  await tasksOf(mine).add({ phase: "deploy", component: "agents", title: "Ours" });
  const known = { fqdn: "srv001.corp.test", name: "former.corp.test", build: "9.9.9.9", limit: "agentsPerGateway", phase: "retain" };
  const made = { import: body.id, component: entered.body.id, change: changed.body.id, task: task?.id ?? "" };
  const person = (await makePerson("viewer")).id;
  Object.assign(params, made);
  const written = async (name: "taskCommentsAdd" | "checklistTemplatesSave" | "plannedChangesAdd") =>
    JSON.parse((await ask(endpoints[name], { at: { migration: mine }, body: JSON.stringify(right[name]) })).text).id;
  Object.assign(params, {
    comment: await written("taskCommentsAdd"),
    template: await written("checklistTemplatesSave"),
    planned: await written("plannedChangesAdd"),
  });
  Object.assign(params, { report: "1", earlier: "1", file: "json" });
  const inside = { at: { migration: mine } };
  await ask(endpoints.reportsFreeze, { ...inside, body: "{}" });
  const scheduled = await ask(endpoints.reportSchedulesAdd, { ...inside, body: JSON.stringify(right.reportSchedulesAdd) });
  Object.assign(params, { schedule: JSON.parse(scheduled.text).id });
  const expires = new Date(Date.now() + 86_400_000).toISOString();
  const shared = JSON.parse((await ask(endpoints.reportLinksMake, { ...inside, body: JSON.stringify({ expires }) })).text);
  Object.assign(params, { link: shared.link.id, secret: shared.address.split("/").at(-1) });
  Object.assign(params, { migration: mine, person, token: "0192f000-0000-7000-8000-000000000003", ...known });
});

type Asked = { query?: string; body?: string; at?: Record<string, string>; headers?: Record<string, string> };

async function ask(endpoint: Endpoint, { query = "", body, at = {}, headers = {} }: Asked = {}) {
  const file = `${process.cwd()}/app${endpoint.path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`;
  const route = (await import(/* @vite-ignore */ file))[endpoint.method];
  const given = { ...params, ...at };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ""));
  const response = await knock(route, `${path}${query}`, {
    method: endpoint.method,
    headers: { authorization: await tokenOf("admin"), ...(endpoint.ifMatch ? { "if-match": '"999"' } : {}), ...headers },
    params: given,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, text: await response.text(), type: response.headers.get("content-type") };
}

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
      const file = `${process.cwd()}/app${path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`;
      const authorization = await tokenOf("admin");
      return knock((await import(/* @vite-ignore */ file))[method], path, {
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
