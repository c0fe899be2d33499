import { beforeEach, describe, expect, it } from "vitest";
import type { Task } from "@/lib/contracts/tasks";
import { agentsSearch } from "@/lib/queries/agent-links";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { tasksOf } from "./testing/api";

useDatabase();

let api: ReturnType<typeof apiOf>;
let tasks: ReturnType<typeof tasksOf>;
beforeEach(async () => {
  const { id } = await makeMigration();
  api = apiOf(id);
  tasks = tasksOf(id);
});
const all = names(12);
const at = (list: readonly string[], more = {}) => list.map((name) => ({ name, version: "7.1.10184.0", ...more }));
const whole = async (n: number, list: readonly string[], group = source, more = {}) =>
  api.send(csvOf(at(list, more), group), { capturedAt: day(n), coverage: "whole" });
const said = async (key: string) => {
  const { check } = await tasks.find(key);
  return [check?.result, check?.summary];
};
/** The agents that a failing check opens, by the list that its link asks for. */
const opened = async (key: string) => {
  const opens: NonNullable<Task["check"]>["opens"] = (await tasks.find(key)).check?.opens;
  return opens ? (await api.agents(`?limit=500&${agentsSearch(opens)}`)).body.items.map(({ fqdn }) => fqdn) : null;
};
const servers = (group: string, list: readonly string[], heartbeat: string, threshold = "3") =>
  `Name,IsGateway,Version,ManagementGroup,HeartbeatInterval,MissingHeartbeatThreshold\n${list
    .map((name) => `${name},${name.startsWith("gw") ? "True" : "False"},7.0.9538.0,${group},${heartbeat},${threshold}`)
    .join("\n")}\n`;

describe("what puts the original back", () => {
  it("shows in agents that left and are listed there again, not in those that one export told before the other", async () => {
    await whole(2, all, target);
    await whole(3, all);
    expect(await said("RTR-17")).toEqual(["unknown", "No agent left the original so far, so none could come back."]);
    await whole(4, all.slice(4));
    await whole(4, all, target);
    expect(await said("RTR-17")).toEqual(["pass", "None of the 4 agents that left the original is in it again."]);
    await whole(5, all.slice(2));
    expect(await said("RTR-17")).toEqual(["fail", "2 agents in the original again after they had left it."]);
    expect(await opened("RTR-17")).toEqual(all.slice(2, 4));
    await whole(6, all.slice(4));
    expect([await said("RTR-17"), await opened("RTR-17")]).toEqual([
      ["pass", "None of the 4 agents that left the original is in it again."],
      null,
    ]);
  });
});

describe("orphans", () => {
  it("are agents whose server the original does not list, and what waits there", async () => {
    await whole(3, all.slice(0, 8), source, { server: "MS01.corp.test" });
    await api.send(csvOf(at(all.slice(8), { server: "gw01.corp.test" })), { capturedAt: day(3, 7), coverage: "part" });
    await api.send(servers(source, ["ms01.corp.test", "ms02.corp.test", "gw01.corp.test"], "60"), { capturedAt: day(3) });
    const pending = "AgentName,ManagementServerName,AgentPendingActionType,ManagementGroup\n";
    expect((await said("RTR-16"))[0]).toBe("unknown");
    await api.send(pending, { capturedAt: day(3), kind: "pending", group: source, coverage: "whole" });
    expect((await said("RTR-16"))[0]).toBe("pass");
    await api.send(servers(source, ["ms01.corp.test", "ms02.corp.test"], "60"), { capturedAt: day(4), coverage: "whole" });
    expect(await said("RTR-16")).toEqual(["fail", "4 agents of gw01.corp.test, which the original does not list."]);
    expect(await opened("RTR-16")).toEqual(all.slice(8));
    await api.send(servers(source, ["ms01.corp.test", "ms02.corp.test", "gw01.corp.test"], "60"), { capturedAt: day(5) });
    await api.send(`${pending}srv001.corp.test,ms01.corp.test,ManualApproval,${source}\n`, { capturedAt: day(5) });
    expect(await said("RTR-16")).toEqual(["fail", `1 pending action in ${source}.`]);
  });
});

describe("clusters and domain controllers", () => {
  it("are those that people tag, and exports tell how far they are", async () => {
    await whole(3, all);
    await whole(3, all.slice(0, 3), target);
    expect((await said("UPG-30"))[0]).toBe("unknown");
    for (const [name, tags] of [
      [all[0], ["cluster"]],
      [all[5], ["Cluster", "sql"]],
      [all[1], ["DC"]],
      [all[2], ["domain controller"]],
    ] as const)
      await api.edit(name ?? "", { tags }, { ifMatch: 1 });
    expect(await said("UPG-30")).toEqual(["fail", "1 cluster node of 2 not across yet."]);
    expect(await opened("UPG-30")).toEqual([all[5]]);
    expect(await said("UPG-31")).toEqual(["pass", "All 2 domain controllers are across and report."]);
    await whole(4, all.slice(0, 6), target);
    expect((await said("UPG-30"))[0]).toBe("pass");
  });
});

describe("settings of servers", () => {
  it("are compared where exports of both sides tell them", async () => {
    await api.send(servers(source, ["ms01.corp.test"], "180"), { capturedAt: day(3) });
    expect((await said("DEP-34"))[0]).toBe("unknown");
    await api.send(servers(target, ["ms11.corp.test"], "60"), { capturedAt: day(3) });
    expect(await said("DEP-34")).toEqual(["fail", "Other than in the original: heartbeat interval 60 instead of 180."]);
    await api.send(servers(target, ["ms11.corp.test"], "180"), { capturedAt: day(4) });
    expect(await said("DEP-34")).toEqual(["unknown", "Heartbeats are as in the original. No export tells the other settings."]);
  });
});
