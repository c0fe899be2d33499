import type { Endpoint } from "@/lib/contracts/endpoint";
import { endpoints } from "@/lib/contracts/endpoints";
import { handlerAt } from "@/lib/server/api/api";
import { tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock, makePerson } from "@/lib/server/people/testing";
import { componentsOf } from "@/lib/server/servers/testing/api";
import { tasksOf } from "@/lib/server/tasks/testing/api";

/** For tests: a migration with one of everything, so that every path of every endpoint leads to a thing that is there. */

/** Streams without end and what makes a whole migration each time take nothing in that could be nasty. */
export const listed = Object.entries<Endpoint>(endpoints).filter(([name]) => !["events", "sampleLoad", "importsCreate"].includes(name));

/** What stands in a path for each of its parameters. */
export const params: Record<string, string> = {};

/** Bodies that are right, of which one field at a time is made wrong. */
export const right: Record<string, Record<string, unknown>> = {
  setupCreate: { name: "A", email: "a@example.org", password: "a long password" },
  accountEdit: { name: "A" },
  peopleCreate: { name: "A", email: "a@example.org", role: "viewer" },
  peopleEdit: { role: "viewer", active: true },
  tokensCreate: { name: "T", role: "viewer", expires: "2099-01-01", person: "nobody@example.org" },
  buildsName: { release: "2019", rollup: "UR1" },
  limitsEdit: { value: 7 },
  migrationsCreate: { name: "N", groups: [], timeZone: "UTC", targetDate: "2030-01-01" },
  migrationsEdit: { name: "N", groups: [], timeZone: "UTC", targetDate: "2030-01-01", archived: false },
  importsAnswer: { kind: "agents", group: "G", capturedAt: day(3), dateOrder: "DMY", coverage: "whole" },
  importsApply: { kind: "agents", group: "G", capturedAt: day(3), dateOrder: "DMY", coverage: "whole" },
  collectedSchedule: { everyHours: 24, lateHours: 2 },
  agentsChange: { fqdns: ["srv001.corp.test"], keys: [1], filter: { q: "a" }, change: { field: "owner", value: "A" }, plan: true },
  agentsEdit: { owner: "A", tags: ["t"], method: "push", note: "n", excluded: { reason: "r" }, cutOverAccepted: null },
  namesApart: { reason: "r" },
  aliasesSet: { name: "x", agent: "srv001.corp.test", reason: "r" },
  componentsCreate: { kind: "gateway", name: "gw9.corp.test", group: "OPS_2012R2", owner: "A", tags: ["t"], planned: true },
  componentsEdit: { instance: "i", version: "7.1.1.1", owner: "A", tags: ["t"], notes: "n", planned: true },
  tasksAdd: { phase: "deploy", component: "agents", title: "T", detail: "d", subject: "s", prerequisites: [] },
  tasksEdit: { state: "blocked", reason: "r", owner: "me", dueDate: "2030-01-01", note: "n", links: [], title: "T", position: 1 },
  tasksComplete: { note: "n", reason: "r" },
  completionsMake: { done: true, tasks: [{ id: "0192f000-0000-7000-8000-000000000003", revision: 0 }], note: "n", reason: "r" },
  taskCommentsAdd: { text: "t" },
  checklistTemplatesSave: { name: "N" },
  checklistTemplatesUse: { template: "0192f000-0000-7000-8000-000000000003" },
  baselineFreeze: { reason: "r", name: "n" },
  driftReasons: { items: ["agent lost 1 srv001.corp.test"], reason: "r" },
  plannedChangesAdd: { kind: "decommission", names: ["srv001"], from: "2030-01-01", to: "2030-01-02", reason: "r" },
  plannedChangesEdit: { kind: "patch", names: ["srv001"], from: "2030-01-01", to: null, reason: "r" },
  gatesSign: { waivers: [{ task: "0192f000-0000-7000-8000-000000000003", reason: "r" }] },
  gatesWithdraw: { reason: "r" },
  groupRetire: { on: "2014-03-01", reason: "r" },
  groupState: { reason: "r" },
  calendarSet: { weekdays: [6, 7], dates: [{ date: "2030-01-01", name: "n" }] },
  reportsFreeze: { name: "N", asOf: "2014-02-20", owner: ["A"] },
  reportLinksMake: { expires: "2099-01-01", password: "a long password" },
  sharedOpen: { password: "a long password" },
  reportSchedulesAdd: { name: "N", cron: "0 8 * * 1", recipients: ["a@example.org"], files: ["json"], filter: {}, paused: true },
  reportSchedulesEdit: { name: "N", cron: "0 8 * * 1", recipients: ["a@example.org"], files: ["json"], filter: {}, paused: true },
};

/** Makes the things and fills `params`; answers the id of their migration. */
export async function makeThings(): Promise<string> {
  const { id: mine, groups } = await makeMigration();
  const api = apiOf(mine);
  const { body } = await api.send(csvOf(names(3)), { capturedAt: day(3) });
  const lead = { role: "lead" } as const;
  await api.say("former.corp.test", "srv002.corp.test");
  const entered = await componentsOf(mine).enter({ kind: "gateway", name: "gw.corp.test", group: "OPS_2012R2" }, lead);
  const chosen = { fqdns: ["srv001.corp.test"], change: { field: "owner", value: "A" } };
  const planned = await api.change({ ...chosen, plan: true }, lead);
  const changed = await api.change({ ...chosen, basis: planned.body.basis }, lead);
  const [task] = (await tasksOf(mine).list()).body.items;
  const { body: ticked } = await tasksOf(mine).complete(task ? [task] : [], { reason: "r" });
  // A checklist as it was built in is not kept.
  await tasksOf(mine).add({ phase: "deploy", component: "agents", title: "Ours" });
  const known = { fqdn: "srv001.corp.test", name: "former.corp.test", build: "9.9.9.9", limit: "agentsPerGateway", phase: "retain" };
  const ofRetirement = { group: groups.find(({ role }) => role === "source")?.id ?? "", kind: "unixAgents" };
  const made = { import: body.id, component: entered.body.id, change: changed.body.id, task: task?.id ?? "", completion: ticked.id };
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
  Object.assign(params, { migration: mine, person, token: "0192f000-0000-7000-8000-000000000003", ...known, ...ofRetirement });
  return mine;
}

type Asked = { method?: "HEAD"; query?: string; body?: string; at?: Record<string, string>; headers?: Record<string, string> };

/** Asks an endpoint as an administrator would. */
export async function ask(endpoint: Endpoint, { method, query = "", body, at = {}, headers = {} }: Asked = {}) {
  const route = await handlerAt(`${endpoint.method} ${endpoint.path}`);
  const given = { ...params, ...at };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ""));
  const response = await knock(route, `${path}${query}`, {
    method: method ?? endpoint.method,
    headers: { authorization: await tokenOf("admin"), ...(endpoint.ifMatch ? { "if-match": '"999"' } : {}), ...headers },
    params: given,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, text: await response.text(), type: response.headers.get("content-type") };
}
