import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChangeNotice } from "@/lib/contracts/activity";
import { endpoints } from "@/lib/contracts/endpoints";
import { isBelow, touched, touchedAt } from "@/lib/queries/touched";
import { handlerAt } from "@/lib/server/api/api";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { channel } from "@/lib/server/events/notify";
import { formOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, source, target } from "@/lib/server/imports/testing/exports";
import { knock, makePerson, signInAs, testPassword } from "@/lib/server/people/testing";
import { serversCsv } from "@/lib/server/servers/testing/api";
import { tokenOf } from "./testing/ask";

useDatabase({ own: true });

type Changing = { [N in keyof typeof endpoints]: (typeof endpoints)[N]["method"] extends "GET" ? never : N }[keyof typeof endpoints];
const changing = Object.entries(endpoints).flatMap(([name, { method }]) => (method === "GET" ? [] : [name]));

type News = ChangeNotice & { migration: string };
const told: News[] = [];
let ear: pg.PoolClient;

/** What was told under a name. Whatever is sent before the fence has come when the fence has. */
async function newsOf(name: string): Promise<News[]> {
  await pool().query("select pg_notify($1, $2)", [channel, JSON.stringify({ change: `after ${name}` })]);
  while (!told.some(({ change }) => change === `after ${name}`)) await new Promise((resolve) => setTimeout(resolve, 5));
  return told.filter(({ change }) => change === name);
}

let asked = 0;
const made = new Map<string, { news: News[]; migration: string | undefined; address: string }>();
/** What stands in a path for each of its parameters. */
const at: Record<string, string> = { fqdn: "across.corp.test", build: "9.9.9.9", limit: "agentsPerGateway", phase: "retain", report: "1" };
type Said = { body?: unknown; at?: Record<string, string>; as?: Record<string, string>; revision?: number };
type Answer = Record<string, unknown> & { id?: string };

/** Makes one change as a page does, under a name of its own, and hears what is told of it. A revision that is asked for is that of the refusal. */
async function make(name: Changing, said: Said = {}): Promise<Answer> {
  const { method, path } = endpoints[name];
  const params = { ...at, ...said.at };
  const place = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ""));
  const route = await handlerAt(`${method} ${path}`);
  asked += 1;
  const change = `${name}${asked}`;
  const headers = {
    ...(said.as ?? { authorization: await tokenOf("admin") }),
    "tandem-change": change,
    ...("ifMatch" in endpoints[name] ? { "if-match": `"${said.revision ?? 1}"` } : {}),
  };
  const { body } = said;
  const response =
    body instanceof FormData
      ? await route(new Request(`http://localhost:3000${place}`, { method, headers: { host: "localhost:3000", ...headers }, body }), {
          params: Promise.resolve(params),
        })
      : await knock(route, place, { method, params, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  const answer: Answer & { current?: { revision: number } } = text ? JSON.parse(text) : {};
  if (response.status === 412 && answer.current && said.revision === undefined)
    return await make(name, { ...said, revision: answer.current.revision });
  expect([name, response.status, response.status < 300 ? "" : text]).toEqual([name, expect.toSatisfy((status) => status < 300), ""]);
  made.set(name, {
    news: await newsOf(change),
    migration: path.includes("{migration}") ? at.migration : undefined,
    address: `${method} ${path}`,
  });
  return answer;
}

const idOf = ({ id }: Answer): string => String(id);
const reason = { reason: "Agreed" };

/** Makes a change of each kind there is, in an order in which each is possible. */
async function makeAll(): Promise<void> {
  await everybody();
  const groups = [
    { name: source, role: "source", release: "2012 SP1" },
    { name: target, role: "target", release: "2012 R2" },
  ];
  at.migration = idOf(await make("migrationsCreate", { body: { name: "News", groups } }));
  await make("migrationsEdit", { body: { name: "News of everything" } });
  await make("calendarSet", { body: { weekdays: [5, 6], dates: [] } });
  await make("collectedSchedule", { at: { group: source }, body: { everyHours: 48, lateHours: 2 } });
  await exports();
  await agents();
  await servers();
  await tasks();
  await drift();
  await reports();
  await retirement();
  await make("sampleLoad");
}

async function everybody(): Promise<void> {
  const setup = { name: "First", email: "first@example.org", password: testPassword };
  await make("setupCreate", { body: setup, as: {} });
  const cookie = await signInAs((await makePerson("engineer")).email);
  await make("accountEdit", { body: { name: "Somebody else" }, as: { cookie } });
  await make("peopleCreate", { body: { name: "Second", email: "second@example.org", role: "viewer" } });
  at.person = (await makePerson("viewer")).id;
  await make("peopleEdit", { body: { role: "engineer" } });
  await make("peoplePassword");
  const { token } = (await make("tokensCreate", { body: { name: "Token", role: "viewer" } })) as { token: { id: string } };
  at.token = token.id;
  await make("tokensRevoke");
  await make("buildsName", { body: { release: "2019", rollup: "UR1" } });
  await make("buildsUnname");
  await make("limitsEdit", { body: { value: 1_999 } });
}

const lost = ["web1.corp.test", "web2.corp.test"];
const fresh = { version: "7.1.10184.0", server: "nms01.corp.test" };
const sent = (content: string, fields: Record<string, string>) =>
  formOf([...Object.entries({ coverage: "whole", ...fields }), ["file", { content, fileName: "agents.csv" }]]);

async function exports(): Promise<void> {
  const old = csvOf(["across.corp.test", "was.corp.test", ...lost]);
  at.import = idOf(await make("importsCreate", { body: sent(old, { capturedAt: day(1) }) }));
  await make("importsAnswer", { body: { capturedAt: day(2) } });
  await make("importsApply", { body: {} });
  await make("importsUndo");
  await make("importsCreate", { body: sent(old, { capturedAt: day(3), apply: "true" }) });
  const across = csvOf([{ name: "across.corp.test", ...fresh }], target);
  await make("importsCreate", { body: sent(across, { capturedAt: day(3), apply: "true" }) });
  const servers = serversCsv(["ms01.corp.test"], source);
  await make("importsCreate", { body: sent(servers, { capturedAt: day(3), apply: "true", kind: "managementServers" }) });
}

async function agents(): Promise<void> {
  await make("agentsEdit", { body: { owner: "Databases" } });
  const chosen = { fqdns: ["was.corp.test"], change: { field: "excluded", value: true }, reason: "Replaced" };
  const { basis } = await make("agentsChange", { body: { ...chosen, plan: true } });
  at.change = idOf(await make("agentsChange", { body: { ...chosen, basis } }));
  await make("agentsChangeUndo");
  const { basis: again } = await make("agentsChange", { body: { ...chosen, plan: true } });
  await make("agentsChange", { body: { ...chosen, basis: again } });
  await make("aliasesSet", { body: { name: "former.corp.test", agent: "was.corp.test", ...reason } });
  await make("aliasesRemove", { at: { name: "former.corp.test" } });
  await make("namesApart", { at: { fqdn: "was.corp.test", name: "was" }, body: reason });
  await make("namesUnapart", { at: { fqdn: "was.corp.test", name: "was" } });
}

async function servers(): Promise<void> {
  at.component = idOf(await make("componentsCreate", { body: { kind: "gateway", name: "gw9.corp.test", group: target, planned: true } }));
  await make("componentsEdit", { body: { notes: "Rack 4" } });
  await make("componentsArchive");
}

async function tasks(): Promise<void> {
  at.task = idOf(await make("tasksAdd", { body: { phase: "deploy", component: "agents", title: "Ours" } }));
  await make("tasksEdit", { body: { note: "Soon" } });
  await make("tasksComplete", { body: {} });
  const { revision } = await make("tasksReopen");
  at.completion = idOf(await make("completionsMake", { body: { done: true, tasks: [{ id: at.task, revision }] } }));
  await make("completionsUndo");
  at.comment = idOf(await make("taskCommentsAdd", { body: { text: "Done?" } }));
  await make("taskCommentsRemove");
  at.template = idOf(await make("checklistTemplatesSave", { body: { name: "Ours" } }));
  await make("tasksEdit", { body: { title: "Called otherwise since" } });
  await make("checklistTemplatesUse", { body: { template: at.template } });
  await make("checklistTemplatesRemove");
  await make("noticesRead", { body: { notices: ["one"], read: true } });
}

async function drift(): Promise<void> {
  await make("baselineFreeze", { body: {} });
  const without = csvOf(["across.corp.test", "was.corp.test"]);
  await make("importsCreate", { body: sent(without, { capturedAt: day(4), apply: "true" }) });
  const { items } = await read("drift", routeAt("/api/v1/migrations/{migration}/drift"));
  await make("driftReasons", {
    body: { items: items.flatMap(({ id, severity }) => (severity === "unexplained" ? [id] : [])), reason: "Replaced" },
  });
  for (const fqdn of lost) await make("agentsEdit", { at: { fqdn }, body: { excluded: reason } });
  const planned = { kind: "decommission", names: ["srv001"], from: "2030-01-01", to: "2030-01-02", ...reason };
  at.planned = idOf(await make("plannedChangesAdd", { body: planned }));
  await make("plannedChangesEdit", { body: { ...planned, to: null } });
  await make("plannedChangesArchive");
}

async function reports(): Promise<void> {
  await make("reportsFreeze", { body: {} });
  const expires = new Date(Date.now() + 86_400_000).toISOString();
  const { link, address } = (await make("reportLinksMake", { body: { expires, password: "a long password" } })) as {
    link: { id: string };
    address: string;
  };
  Object.assign(at, { link: link.id, secret: address.split("/").at(-1) ?? "" });
  await make("sharedOpen", { body: { password: "a long password" } });
  await make("reportLinksRevoke");
  const schedule = { name: "Weekly", cron: "0 8 * * 1", recipients: ["a@example.org"], files: ["json"], filter: {}, paused: true };
  at.schedule = idOf(await make("reportSchedulesAdd", { body: schedule }));
  await make("reportSchedulesEdit", { body: { ...schedule, name: "Every week" } });
  await make("reportSendingsAsk");
  await make("reportSchedulesEnd");
}

async function retirement(): Promise<void> {
  for (const phase of ["retain", "upgrade"]) await sign(phase);
  await make("gatesWithdraw", { body: reason });
  await make("retirementOpen", { body: reason });
  await make("retirementClose", { body: reason });
  await make("retirementOpen", { body: reason });
  at.group = source;
  for (const kind of ["unixAgents", "agentless", "networkDevices"]) await make("groupState", { at: { kind }, body: reason });
  await make("groupUnstate", { at: { kind: "agentless" } });
  await make("groupState", { at: { kind: "agentless" }, body: reason });
  const nobody = sent(csvOf([]), { capturedAt: day(6), apply: "true", kind: "agents", group: source });
  await make("importsCreate", { body: nobody });
  await make("groupRetire", { body: { on: "2014-03-01", ...reason } });
  await make("groupUnretire");
}

type Item = { id: string; severity?: string; phase?: string; open?: { task: string }[] };
async function read(path: string, { GET }: { GET: Parameters<typeof knock>[0] }): Promise<{ items: Item[] }> {
  const headers = { authorization: await tokenOf("lead") };
  return (await knock(GET, `/${path}`, { headers, params: { migration: at.migration ?? "" } })).json();
}

/** With whatever is open waived. */
async function sign(phase: string): Promise<void> {
  const { items } = await read("gates", routeAt("/api/v1/migrations/{migration}/gates"));
  const open = items.find((one) => one.phase === phase)?.open ?? [];
  await make("gatesSign", { at: { phase }, body: { waivers: open.map(({ task }) => ({ task, ...reason })) } });
}

beforeAll(async () => {
  ear = await pool().connect();
  ear.on("notification", ({ payload }) => told.push(JSON.parse(payload ?? "{}")));
  await ear.query(`listen ${channel}`);
  await makeAll();
}, 120_000);
afterAll(() => ear.release(true));

const makesOne = "POST /api/v1/migrations";
/** Changes that no other page is told of, and why. */
const silent: Partial<Record<Changing, string>> = {
  checklistTemplatesSave: "checklist templates belong to no migration; they are read when they are looked at",
  noticesRead: "what is read is each one's own",
};

describe("a page that makes a change reads the same again as the pages that are told of it", () => {
  it("and none is forgotten", () => {
    expect([...made.keys()].sort()).toEqual([...changing].sort());
  });

  it.each(changing)("%s", (name) => {
    const { news = [], migration, address = "" } = made.get(name) ?? {};
    const own = touchedAt(address, migration);
    // Nobody shows anything yet of a migration that the change itself makes.
    const others = news.flatMap(({ subject, migration: of }) =>
      touched[subject](of).filter((key) => (address !== makesOne && of === at.migration) || !isBelow(key, [["migration", of]])),
    );
    expect(others.filter((key) => !isBelow(key, own))).toEqual([]);
    if (migration === undefined || silent[name as Changing]) return;
    expect(own.filter((key) => !isBelow(key, others))).toEqual([]);
  });
});
