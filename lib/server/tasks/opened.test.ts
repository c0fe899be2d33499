import { beforeEach, describe, expect, it } from "vitest";
import type { Task } from "@/lib/contracts/tasks";
import { agentsSearch } from "@/lib/queries/agent-links";
import { pendingHref } from "@/lib/queries/pending";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { day } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { tasksOf } from "./testing/api";

const pendingRoute = routeAt("/api/v1/migrations/{migration}/pending");

useDatabase();

let migration: string;
let api: ReturnType<typeof apiOf>;
let tasks: ReturnType<typeof tasksOf>;
beforeEach(async () => {
  const groups = [
    { name: "OLD", role: "source", release: "2019" },
    { name: "NEW", role: "target", release: "2022" },
  ] as const;
  migration = (await makeMigration([...groups])).id;
  api = apiOf(migration);
  tasks = tasksOf(migration);
});

const old = "10.19.10014.0";
const fresh = "10.22.10056.0";
type Said = Partial<Record<keyof typeof usual, string>>;
const usual = {
  Version: fresh,
  HealthState: "Success",
  PrimaryManagementServerName: "ms01.corp.test",
  ManuallyInstalled: "False",
  ProxyingEnabled: "False",
  IsAvailable: "True",
  OSName: "Microsoft Windows Server 2019 Standard",
  MGList: "OLD;NEW",
};
const list = (group: string, agents: Record<string, Said>) =>
  `FQDN,ManagementGroup,${Object.keys(usual).join(",")}\n${Object.entries(agents)
    .map(([name, said]) => [`${name}.corp.test`, group, ...Object.values({ ...usual, ...said })].join(","))
    .join("\n")}\n`;
const tell = async (n: number, group: string, agents: Record<string, Said>) =>
  expect((await api.send(list(group, agents), { capturedAt: day(n), coverage: "whole" })).body.status).toBe("applied");
const only = (agents: Record<string, Said>, without: readonly string[]) =>
  Object.fromEntries(Object.entries(agents).filter(([name]) => !without.includes(name)));

/** What the original says, and the new side: each agent is there for something that may be wrong with it. */
const inOld: Record<string, Said> = {
  fine: {},
  ill: { IsAvailable: "False" },
  silent: {},
  byhand: { Version: old, ManuallyInstalled: "True" },
  crowded: { MGList: "OLD;A;B;C;D" },
  full: { Version: old, MGList: "OLD;A;B;C" },
  ancient: { Version: old, OSName: "Microsoft Windows Server 2003" },
  typed: { Version: old, ManuallyInstalled: "True" },
  upgraded: { ManuallyInstalled: "True" },
  joined: { Version: old, ManuallyInstalled: "True" },
  proxy: { ProxyingEnabled: "True" },
  both: { ProxyingEnabled: "True" },
  behind: { Version: old, PrimaryManagementServerName: "gw01.corp.test" },
  excluded: { Version: old, PrimaryManagementServerName: "gw01.corp.test" },
  across: { PrimaryManagementServerName: "gw01.corp.test" },
  lingers: { MGList: "NEW" },
  node: { Version: old },
  dc: { Version: old },
  orphan: { PrimaryManagementServerName: "oms9.corp.test" },
  elsewhere: {},
  back: {},
  left: { Version: old },
};
const inNew: Record<string, Said> = {
  fine: {},
  ill: { HealthState: "Error" },
  silent: { HealthState: "Uninitialized" },
  crowded: {},
  joined: { Version: old, ManuallyInstalled: "True" },
  proxy: {},
  both: { ManuallyInstalled: "True" },
  across: {},
  lingers: { MGList: "NEW" },
  orphan: {},
  elsewhere: { PrimaryManagementServerName: "oms9.corp.test" },
  back: {},
  left: { Version: old },
};

const failing = async () => (await tasks.list()).body.items.filter(({ check }) => check?.result === "fail");
const agentsOf = async ({ check }: Task) => {
  const { body } = await api.agents(`?limit=500&${agentsSearch(check?.opens ?? {})}`);
  return { total: body.total, names: body.items.map(({ fqdn }) => fqdn.split(".")[0]) };
};
const numberIn = (words: string) => Number(/[\d,]+/.exec(words)?.[0].replace(",", ""));
/** Every number of agents that any check tells, whatever it says, beside the number of the list that it opens. */
const sameAsTold = async () => {
  const { items } = (await tasks.list()).body;
  const parts = items.flatMap(({ key, check }) =>
    (check?.sentence ?? []).flatMap(({ words, agents }) => (agents ? { key, words, agents } : [])),
  );
  for (const { key, words, agents } of parts) {
    const { body } = await api.agents(`?limit=1&${agentsSearch(agents)}`);
    expect([key, words, body.total]).toEqual([key, words, numberIn(words)]);
  }
  for (const { key, check } of items)
    for (const { words, servers } of check?.sentence ?? [])
      if (servers && / servers?$/.test(words)) expect([key, servers.length]).toEqual([key, numberIn(words)]);
  for (const { key, check } of items)
    if (check?.opens) expect([key, check.sentence?.find(({ agents }) => agents)?.agents]).toEqual([key, check.opens]);
  return {
    told: new Set(parts.map(({ key }) => key)),
    opened: new Set(items.filter(({ check }) => check?.opens).map(({ key }) => key)),
  };
};

describe("what a check tells of agents", () => {
  it("is the number of the list that each of its numbers opens, for every check that tells of them", async () => {
    const servers =
      "Name,IsGateway,Version,ManagementGroup\nms01.corp.test,False,10.19.10050.0,OLD\ngw01.corp.test,True,10.19.10050.0,OLD\nnms1.corp.test,False,10.22.10118.0,NEW\n";
    await api.send(servers, { capturedAt: day(1), coverage: "whole" });
    await tell(1, "OLD", inOld);
    await tell(1, "NEW", inNew);
    await tell(3, "OLD", only(inOld, ["back", "left"]));
    await tell(3, "NEW", inNew);
    await tell(5, "OLD", only(inOld, ["left"]));
    await tell(5, "NEW", inNew);
    const waits = "AgentName,ManagementServerName,AgentPendingActionType,ManagementGroup\n";
    await api.send(waits, { capturedAt: day(5), kind: "pending", group: "OLD", coverage: "whole" });
    const edit = async (name: string, body: unknown) =>
      expect((await api.edit(`${name}.corp.test`, body, { ifMatch: 1 })).status).toBe(200);
    await edit("byhand", { method: "push" });
    await edit("excluded", { excluded: { reason: "To be switched off" } });
    await edit("node", { tags: ["cluster"] });
    await edit("dc", { tags: ["DC"] });
    await edit("fine", { owner: "Ana", alertsFrom: "target" });
    await edit("across", { alertsFrom: "both" });

    const first = await sameAsTold();
    const found = await failing();
    const named = async (key: string) => {
      const task = found.find((one) => one.key === key);
      return task ? (await agentsOf(task)).names : null;
    };
    expect(await named("RET-09")).toEqual(["crowded"]);
    expect(await named("UPG-06")).toEqual(["joined", "typed"]);
    expect(await named("UPG-13")).toEqual(["behind"]);
    expect(await named("UPG-18")).toContain("left");
    expect(await named("UPG-19")).toEqual(["ill", "silent"]);
    expect(await named("UPG-24")).toEqual(["both", "joined", "proxy"]);
    expect(await named("RTR-03")).not.toContain("lingers");
    expect(await named("RTR-16")).toEqual(["orphan"]);
    expect([...first.opened].sort()).toEqual(
      [
        ...["DEP-03", "RET-04", "RET-06", "RET-09", "RET-17", "RET-18", "UPG-05", "UPG-06", "UPG-07", "UPG-13", "UPG-17", "UPG-18"],
        ...["UPG-19", "UPG-21", "UPG-24", "UPG-30", "UPG-31", "UPG-33", "RTR-01", "RTR-03", "RTR-04", "RTR-08", "RTR-16", "RTR-17"],
      ].sort(),
    );

    expect([...first.told].filter((key) => !first.opened.has(key)).sort()).toEqual(["RET-01", "RET-07"]);

    await tell(6, "OLD", only(inOld, ["left", "crowded"]));
    await tell(6, "NEW", only(inNew, ["crowded"]));
    expect((await sameAsTold()).opened.has("RET-09")).toBe(true);
    expect((await agentsOf(await tasks.find("RET-09"))).names).toEqual(["full"]);
  });

  it("is that of those with a critical flag, once all are done", async () => {
    await tell(3, "OLD", { one: {}, two: { IsAvailable: "False" }, three: {} });
    await tell(3, "NEW", { one: {}, two: {}, three: {} });
    const task = await tasks.find("RTR-01");
    expect(task.check).toMatchObject({ result: "fail", summary: "Not yet: 1 agent with a critical flag." });
    expect((await agentsOf(task)).names).toEqual(["two"]);
  });
});

describe("what a failing check tells of Pending Management and servers", () => {
  it("is the number of the list that it opens", async () => {
    const waits = (group: string, rows: string[]) =>
      `AgentName,ManagementServerName,AgentPendingActionType,ManagementGroup\n${rows.map((row) => `${row},${group}\n`).join("")}`;
    const rows = ["one.corp.test,ms11,ManualApproval", "two.corp.test,ms11,PushInstallFailed", "three.corp.test,ms11,PushInstallFailed"];
    await api.send(waits("OLD", rows.slice(0, 2)), { capturedAt: day(3), coverage: "whole" });
    await api.send(waits("NEW", rows), { capturedAt: day(3), coverage: "whole" });
    const found = (await failing()).filter(({ check }) => check?.pending);
    expect(found.map(({ key }) => key).sort()).toEqual(["RET-05", "RTR-16", "UPG-08", "UPG-09"]);
    for (const { key, check } of found) {
      const [, query] = pendingHref(migration, check?.pending).split("?");
      const answer = await knock(pendingRoute.GET, `/api/v1/migrations/${migration}/pending?${query}`, {
        headers: { authorization: await tokenOf("viewer") },
        params: { migration },
      });
      expect([key, (await answer.json()).total]).toEqual([key, Number.parseInt(check?.summary ?? "", 10)]);
    }
  });

  it("is every server that its sentence names, each by its own page", async () => {
    const servers = (health: string, list: readonly string[]) =>
      `Name,IsGateway,Version,ManagementGroup,HealthState\n${list.map((name) => `${name}.corp.test,False,10.22.10118.0,NEW,${health}`).join("\n")}\n`;
    await api.send(servers("Success", ["nms1", "nms2", "nms3"]), { capturedAt: day(3), coverage: "whole" });
    await api.send(servers("Error", ["nms1", "nms2"]), { capturedAt: day(4), coverage: "part" });
    const { check } = await tasks.find("DEP-22");
    const known = (await api.components()).body.items;
    expect(check?.servers?.map(({ id, name }) => [known.find((one) => one.id === id)?.name, name])).toEqual([
      ["nms1.corp.test", "nms1.corp.test"],
      ["nms2.corp.test", "nms2.corp.test"],
    ]);
  });
});
