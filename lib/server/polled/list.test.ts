import { readFile } from "node:fs/promises";
import { beforeEach, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { ask } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { collectedFile } from "@/lib/server/imports/testing/collected";
import { makeMigration, sample } from "@/lib/server/imports/testing/send";

useDatabase();

const [original, other] = ["HARBOR_2016", "HARBOR_2022"];
const day = (n: number) => new Date(Date.UTC(2026, 8, n, 6)).toISOString();
let migration: string;
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  migration = (
    await makeMigration([
      { name: original, role: "source", release: "2016" },
      { name: other, role: "target", release: "2022" },
    ])
  ).id;
  api = apiOf(migration);
});
const list = async (query = "") =>
  (await ask("GET /api/v1/migrations/{migration}/polled", { params: { migration }, query }, { role: "viewer" })).body;
const unix = (name: string, more: object = {}) => ({
  Name: name,
  AgentVersion: "1.9.0-0",
  HealthState: "Success" as const,
  Pool: "UNIX Pool",
  ...more,
});
const collect = async (group: string, at: string, rows: Parameters<typeof collectedFile>[0]["rows"]) =>
  (await api.send(collectedFile({ group, at, rows }), { fileName: "c.jsonl" })).body;
const conditions = async () => {
  const { body } = await ask("GET /api/v1/migrations/{migration}/retirement", { params: { migration } }, {});
  return body.groups.flatMap(({ go }) =>
    go.conditions.flatMap(({ code, passes, count }) => (code === "unixAgents" ? [[passes, count]] : [])),
  );
};

it("files that PowerShell wrote tell who polls what, one undo takes it back", async () => {
  const files = [
    ["b07-unix.csv", "unixAgents"],
    ["b08-agentless.csv", "agentless"],
  ] as const;
  for (const [file, kind] of files) {
    const content = await readFile(sample(`powershell/${file}`), "utf8");
    const { body } = await api.send(content, { fileName: file, capturedAt: day(15), group: original });
    expect(body).toMatchObject({ status: "applied", kind, changes: { missing: 0 } });
  }
  const { items, kinds } = await list();
  expect(items.map(({ kind, name, stage }) => `${kind} ${name} ${stage}`)).toEqual([
    "unixAgents lnx01.harbor.example originalOnly",
    "unixAgents lnx02.harbor.example originalOnly",
    "agentless sqlclu01.harbor.example originalOnly",
  ]);
  expect(items[0]?.groups).toMatchObject([
    { name: original, version: "1.7.1-0", via: "UNIX Pool", type: "Microsoft.Linux.RHEL.8.Computer" },
  ]);
  expect(items[2]?.groups).toMatchObject([{ via: "fraapp000.harbor.example", health: "healthy" }]);
  expect(kinds.map(({ kind, total }) => [kind, total])).toEqual([
    ["unixAgents", 2],
    ["agentless", 1],
    ["networkDevices", 0],
  ]);
  expect((await api.agents()).body.total).toBe(0);
  await api.undo((await api.imports()).body.items.find(({ kind }) => kind === "unixAgents")?.id ?? "");
  expect((await list("?kind=unixAgents")).items).toEqual([]);
});

it("the collector tells all of it: stages, what is done, pools, and what stands in the way of retiring", async () => {
  await collect(original, day(14), {
    unix: [unix("a.x.test"), unix("b.x.test", { AgentVersion: "1.6.2-336" })],
    network: [{ Name: "Core Switch 1", HealthState: "Warning" }],
    agentless: [],
    pools: [{ Name: "UNIX Pool", Members: ["ms1.x.test", "ms2.x.test"] }],
  });
  expect(await conditions()).toEqual([[false, 2]]);
  await collect(other, day(15), {
    unix: [unix("a.x.test"), unix("b.x.test", { AgentVersion: "1.6.2-336", HealthState: "Error" })],
    agentless: [],
    network: [],
  });
  const { items, kinds, pools } = await list();
  expect(items.map(({ name, stage, done, belowFloor }) => [name, stage, done, belowFloor])).toEqual([
    ["a.x.test", "both", true, false],
    ["b.x.test", "both", false, true],
    ["core switch 1", "originalOnly", false, false],
  ]);
  expect(kinds[0]).toMatchObject({ total: 2, both: 2, done: 1, belowFloor: 1 });
  expect(pools).toMatchObject([{ group: original, name: "unix pool", members: ["ms1.x.test", "ms2.x.test"] }]);
  expect(await conditions()).toEqual([[true, 0]]);
  expect((await list(`?asOf=${day(14)}`)).items.map(({ stage }) => stage)).toEqual(["originalOnly", "originalOnly", "originalOnly"]);
  expect((await list("?kind=unixAgents&stage=both&q=B.X")).items.map(({ name }) => name)).toEqual(["b.x.test"]);
  const { body: tasks } = await ask("GET /api/v1/migrations/{migration}/tasks", { params: { migration }, query: "?limit=500" }, {});
  const check = (key: string) => tasks.items.find((task) => task.key === key)?.check;
  expect(check("UPG-15")).toMatchObject({ result: "fail", summary: "1 agent older than the new management group supports." });
  expect(check("RTR-07")).toMatchObject({ result: "fail", summary: "Still polled by an original: 1 network device." });
});

it("a list proves nothing of today that is older than the agents; a class that is gone is a stated zero; a retired original polls nothing", async () => {
  const agents = [{ Name: "x.x.test", PrincipalName: "x.x.test", Version: "8.0.10918.0", HealthState: "Success" as const }];
  await collect(original, day(10), { agents, unix: [unix("a.x.test")] });
  await collect(other, day(10), { agents, unix: [] });
  expect(await conditions()).toEqual([[false, 1]]);
  await collect(original, day(13), { agents });
  expect(await conditions()).toEqual([[false, null]]);
  await api.send(collectedFile({ group: original, at: day(14), rows: { agents }, absent: ["unix"] }), {
    fileName: "c.jsonl",
    coverage: "whole",
  });
  expect(await conditions()).toEqual([[true, 0]]);
  expect((await list("?kind=unixAgents")).items.map(({ stage }) => stage)).toEqual(["gone"]);
});

it("a first list of an original that lacks what new ones poll, and a list of trouble, are asked about", async () => {
  const names = Array.from({ length: 30 }, (_, at) => `lnx${at}.x.test`);
  const csv = (own: string[], column = "SSHPort") =>
    `Name,AgentVersion,UnixComputerType,${column}\n${own.map((name) => `${name},1.9.0-0,Microsoft.Linux.RHEL.8.Computer,22`).join("\n")}\n`;
  await api.send(csv(names), { group: other, capturedAt: day(1), fileName: "new.csv" });
  const first = (await api.send(csv(names.slice(25)), { group: original, capturedAt: day(2), fileName: "old.csv" })).body;
  expect(first).toMatchObject({ status: "needs-input", needs: ["coverage"], doubts: [{ code: "first", missing: 25, listed: 30 }] });
  expect(first.questions[0]?.message).toContain("25 of 30 UNIX or Linux computers that new management groups list");
});

it("whole or only these is asked as of agents: a few that go are not, more are", async () => {
  const many = Array.from({ length: 60 }, (_, at) => `lnx${at}.x.test`);
  const csv = (names: string[]) =>
    `Name,AgentVersion,UnixComputerType,SSHPort\n${names.map((name) => `${name},1.9.0-0,Microsoft.Linux.RHEL.8.Computer,22`).join("\n")}\n`;
  const given = (at: string) => ({ group: original, capturedAt: at, fileName: "unix.csv" });
  expect((await api.send(csv(many), given(day(1)))).body).toMatchObject({ status: "applied", changes: { added: 60 } });
  expect((await api.send(csv(many.slice(3)), given(day(2)))).body).toMatchObject({ status: "applied", changes: { missing: 3 } });
  const asked = (await api.send(csv(many.slice(20)), given(day(3)))).body;
  expect(asked).toMatchObject({ status: "needs-input", needs: ["coverage"] });
  expect(asked.questions[0]?.message).toContain("17 of 57 UNIX or Linux computers");
  expect((await api.apply(asked.id, { coverage: "part" })).body).toMatchObject({ status: "applied", changes: { missing: 0 } });
});
