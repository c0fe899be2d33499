import { expect, it } from "vitest";
import type { Agent } from "@/lib/contracts/agents";
import { agentFilterQuery } from "@/lib/contracts/agents";
import { flags, healthNames, stageNames } from "@/lib/domain/stages";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { agentHeader, agentRows } from "./csv";

useDatabase();

const note = 'one\r\n\ttwo, "three" \\N \\t "lastModified":"x",';
const flagNames: Readonly<Record<string, { name: string }>> = flags;
const flagName = (code: string) => flagNames[code]?.name ?? "";
const listed = (group: Agent["groups"][number]["role"], tell: (one: Agent["groups"][number]) => string | null) => (agent: Agent) =>
  agent.groups
    .filter(({ role }) => role === group)
    .map((one) => tell(one) ?? "")
    .join("; ") || null;
/** The same of an agent as the list answers it. */
const told: Record<string, (agent: Agent) => string | null> = {
  FQDN: ({ fqdn }) => fqdn,
  Stage: ({ stage }) => stageNames[stage],
  "Stage reason": ({ stageReason }) => stageReason,
  Version: ({ version }) => version,
  Flags: (agent) => agent.flags.map(({ code }) => flagName(code)).join("; "),
  "Flags since": (agent) =>
    agent.flags.map((one) => `${flagName(one.code)} ${one.since.slice(0, 10)}${one.settling ? " settling" : ""}`).join("; "),
  Original: listed("source", ({ name }) => name),
  "Original health": listed("source", ({ health }) => health && healthNames[health]),
  "Original primary server": listed("source", ({ primaryServer }) => primaryServer),
  "New primary server": listed("target", ({ primaryServer }) => primaryServer),
  Done: ({ done }) => (done ? "yes" : "no"),
  Domain: ({ domain }) => domain,
  Owner: ({ owner }) => owner,
  Tags: ({ tags }) => tags.join("; ") || null,
  Note: (agent) => agent.note,
  Excluded: ({ excluded }) => excluded?.reason ?? null,
  "Alerts since": ({ alertsSince }) => alertsSince,
  "Last heard": ({ lastHeard }) => lastHeard,
};

it("a file of agents says of each what the list does, in its order, now and then", async () => {
  const { id } = await makeMigration();
  const api = apiOf(id);
  const modified = (n: number) => `2/${n}/2014 7:16:5${n} AM`;
  const rows = [...names(6), "alone"].map((name, i) => ({
    name,
    server: i % 2 ? "MS01.corp.test" : "ms02.corp.test",
    more: modified(i + 1),
  }));
  await api.send(csvOf(rows, source, "LastModified"), { capturedAt: day(3), coverage: "whole" });
  await api.send(csvOf([{ name: "srv001.corp.test", health: "Uninitialized" }, ...names(2, "corp.test", 2)], target), {
    capturedAt: day(4),
  });
  await api.send(csvOf(rows.slice(1), source, "LastModified"), { capturedAt: day(5), coverage: "whole" });
  await api.edit("srv001.corp.test", { note, tags: ["b", "a"], owner: "A\\B" }, { ifMatch: 1 });
  await api.edit("srv003.corp.test", { tags: ["c"], excluded: { reason: note } }, { ifMatch: 1 });
  await api.edit("srv003.corp.test", { tags: [] }, { ifMatch: 2 });
  await api.edit("srv004.corp.test", { alertsFrom: "both", alertsSince: "2014-02-20" }, { ifMatch: 1 });
  for (const query of [
    "",
    "?sort=-server",
    "?sort=owner&q=srv",
    "?inScope=true&done=false",
    `?asOf=${day(4)}&sort=-stage`,
    `?asOf=${day(2)}`,
  ]) {
    const { items } = (await api.agents(query)).body;
    const asked = agentFilterQuery.parse(Object.fromEntries(new URLSearchParams(query)));
    const written: (string | null)[][] = [];
    for await (const some of agentRows({ id, timeZone: "UTC" }, asked, (cell) => cell)) written.push(...some);
    const file = written.map((row) => Object.fromEntries(agentHeader.map((head, i) => [head, row[i] || null])));
    const list = items.map((agent) => Object.fromEntries(Object.entries(told).map(([head, of]) => [head, of(agent) || null])));
    expect(file).toMatchObject(list);
    expect(file.map(({ FQDN }) => FQDN)).toEqual(items.map(({ fqdn }) => fqdn));
    expect(file.length > 0).toBe(query !== `?asOf=${day(2)}`);
  }
});
