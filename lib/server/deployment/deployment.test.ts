import { beforeEach, describe, expect, it } from "vitest";
import type { Deployment } from "@/lib/contracts/deployment";
import type { ComponentKind } from "@/lib/domain/components";
import { agentsSearch } from "@/lib/queries/agent-links";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { componentsOf, serversCsv } from "@/lib/server/servers/testing/api";

const deploymentRoute = routeAt("/api/v1/migrations/{migration}/deployment");
const firewallRoute = routeAt("/api/v1/migrations/{migration}/firewall.csv");

useDatabase();

let api: ReturnType<typeof apiOf>;
let components: ReturnType<typeof componentsOf>;
let migration: string;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  components = componentsOf(migration);
});

const get = async (route: Parameters<typeof knock>[0], at: string) =>
  knock(route, `/api/v1/migrations/${migration}${at}`, { headers: { authorization: await tokenOf("viewer") }, params: { migration } });
const deployment = async (): Promise<Deployment> => (await get(deploymentRoute.GET, "/deployment")).json();
const enter = (kind: ComponentKind, name: string, planned = true, group = target) => components.enter({ kind, name, group, planned });
const see = (rows: Parameters<typeof serversCsv>[0], on: number, group = target) =>
  api.send(serversCsv(rows, group), { kind: "managementServers", capturedAt: day(on), coverage: "whole" });
const states = ({ components: all }: Deployment) => all.map(({ kind, name, state }) => `${kind} ${name} ${state}`);

describe("the deployment", () => {
  it("holds the plan against what exports list and what people confirm", async () => {
    await enter("managementServer", "new01.corp.test");
    await enter("managementServer", "new02.corp.test");
    await enter("operationalDatabase", "sql01.corp.test", false);
    await enter("webConsole", "web01.corp.test");
    await enter("managementServer", "old09.corp.test", true, source);
    await see(["new01.corp.test", "new03.corp.test", "new04.corp.test"], 3);
    await see(["new01.corp.test", { name: "new03.corp.test", version: "9.9.1.0" }], 4);
    const told = await deployment();
    expect(states(told)).toEqual([
      "managementServer new01.corp.test seen",
      "managementServer new02.corp.test planned",
      "managementServer new03.corp.test unplanned",
      "managementServer new04.corp.test missing",
      "operationalDatabase sql01.corp.test confirmed",
      "webConsole web01.corp.test planned",
    ]);
    expect(told.components[0]).toMatchObject({ release: "2012 R2", rollup: null, health: "healthy", importNumber: 2 });
    expect(told.components[2]).toMatchObject({ version: "9.9.1.0", release: null });
    expect(told.notPlanned.map(({ kind }) => kind)).toEqual(["dataWarehouse", "operationsConsole", "reportingServer"]);
  });

  it("counts what people confirm at once, and no longer what was taken out", async () => {
    const { body } = await enter("dataWarehouse", "sql02.corp.test");
    await components.edit(body.id, { planned: false }, { ifMatch: body.revision });
    expect(states(await deployment())).toEqual(["dataWarehouse sql02.corp.test confirmed"]);
    await components.archive(body.id, { ifMatch: 2 });
    expect((await deployment()).components).toEqual([]);
  });

  it("shares the agents that are still to come, and says what happens when the fullest server fails", async () => {
    await see([{ name: "oldgw.dmz.test", gateway: true }, "ms01.corp.test"], 2, source);
    const behind = names(2, "dmz.test", 20).map((name) => ({ name, server: "oldgw.dmz.test" }));
    await api.send(csvOf([...names(9), ...behind]), { capturedAt: day(3) });
    await api.send(
      csvOf(
        names(4).map((name) => ({ name, server: "new01.corp.test" })),
        target,
      ),
      { capturedAt: day(3) },
    );
    await api.edit("srv009.corp.test", { excluded: { reason: "Stays" } }, { ifMatch: 1 });
    await enter("managementServer", "new01.corp.test");
    await enter("managementServer", "new02.corp.test");
    const { rooms } = await deployment();
    expect(rooms).toHaveLength(1);
    expect(rooms[0]).toMatchObject({ group: target, kind: "managementServer", coming: 4 });
    expect(rooms[0]?.now.map(({ name, agents, limit }) => [name, agents, limit])).toEqual([
      ["new01.corp.test", 4, 3000],
      ["new02.corp.test", 0, 3000],
    ]);
    expect(rooms[0]?.planned.map(({ agents }) => agents)).toEqual([4, 4]);
    expect(rooms[0]?.oneDown.now).toMatchObject({ failed: "new01.corp.test", moved: 4, fits: true });
    const opened = async (rows: object) => (await api.agents(`?limit=1&${agentsSearch(rows)}`)).body.total;
    for (const { agents, knownAs, name } of rooms[0]?.now ?? [])
      expect(await opened({ server: knownAs.length ? knownAs : [name], group: [target] })).toBe(agents);
    await enter("gateway", "newgw.dmz.test");
    const both = (await deployment()).rooms;
    const gateways = both.find(({ kind }) => kind === "gateway");
    expect(both.find(({ kind }) => kind === "managementServer")?.comingRows).toBeNull();
    expect(await opened(gateways?.comingRows ?? {})).toBe(2);
    expect(gateways).toMatchObject({ coming: 2, oneDown: { now: { homeless: 0 }, planned: { homeless: 2, fits: false } } });
  });

  it("writes the firewall table of the plan, and no cell of it is a formula", async () => {
    await enter("managementServer", "new01.corp.test");
    await enter("operationalDatabase", "sql01.corp.test");
    const text = await (await get(firewallRoute.GET, "/firewall.csv")).text();
    expect(text.split("\r\n")[0]).toBe("Management group,From,To,Port,Protocol,When,Why");
    expect(text).toContain(`${target},new01.corp.test,sql01.corp.test,1433,TCP,Always,`);
    expect(text).toContain(`${target},Windows agents,new01.corp.test,5723,TCP,Always,Agents report`);
    for (const cell of text.split(/[,\r\n]+/)) expect(cell).not.toMatch(/^[=+\-@]/);
    expect((await deployment()).firewall.waiting).toEqual(["dataWarehouse", "operationsConsole", "webConsole", "reportingServer"]);
  });

  it("is empty before anything is planned or seen", async () => {
    const told = await deployment();
    expect([told.components, told.rooms, told.firewall.entries]).toEqual([[], [], []]);
    expect(told.notPlanned).toHaveLength(6);
  });
});
