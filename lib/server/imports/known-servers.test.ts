import { expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

const servers = (list: readonly string[], group = source) =>
  `Name,IsGateway,Version,ManagementGroup\n${list.map((name) => `${name},${name.startsWith("gw") ? "True" : "False"},7.0.9538.0,${group}`).join("\n")}\n`;
const all = ["gw1.dmz.test", "ms1.corp.test", "srv01.corp.test", "srv02.corp.test"];
const files = {
  early: { content: csvOf(all), capturedAt: day(3) },
  servers: { content: servers(["ms1.corp.test", "gw1.dmz.test"]), capturedAt: day(4) },
  late: { content: csvOf(all.slice(2)), capturedAt: day(5) },
  bare: { content: `Name,Version,ManagementGroup\nms1,7.0.9538.0,${source}\nsrv01,7.0.9538.0,${source}\n`, capturedAt: day(6) },
};
type Name = keyof typeof files;

async function brought(order: readonly Name[]) {
  const api = apiOf((await makeMigration()).id);
  const ids = new Map<Name, string>();
  for (const name of order) {
    const { content, capturedAt } = files[name];
    const { body } = await api.send(content, { capturedAt, coverage: name === "bare" ? "part" : "whole" });
    expect(body.status).toBe("applied");
    ids.set(name, body.id);
  }
  const told = async () => {
    const agents = (await api.agents()).body.items.map(({ fqdn, stage, flags }) => `${fqdn} ${stage} ${flags.map(({ code }) => code)}`);
    const imports = [];
    for (const name of Object.keys(files) as Name[]) {
      const id = ids.get(name);
      if (!id) continue;
      const { rows, changes, issues, issueCount, status } = (await api.import(id)).body;
      if (status === "applied")
        imports.push({ name, rows, changes, issueCount, codes: issues.map(({ row, code }) => `${row} ${code}`).sort() });
    }
    return { agents, imports, progress: (await api.progress()).body };
  };
  return { api, ids, told };
}

const orders: Name[][] = [
  ["early", "servers", "late", "bare"],
  ["early", "late", "bare", "servers"],
  ["servers", "early", "late", "bare"],
  ["bare", "late", "servers", "early"],
];

it("servers among agents never were agents, whichever export comes first, and nobody is gone", async () => {
  const [first, ...others] = await Promise.all(orders.map(async (order) => (await brought(order)).told()));
  expect(first?.agents).toEqual(["srv01.corp.test waiting ", "srv02.corp.test waiting "]);
  expect(first?.progress).toMatchObject({ total: 2, stages: { gone: 0 }, flags: { lostMonitoring: 0 } });
  expect(first?.imports[0]).toMatchObject({
    rows: { total: 4, accepted: 2, ignored: 2 },
    changes: { added: 2, missing: 0 },
    codes: ["2 not-an-agent", "3 not-an-agent"],
  });
  expect(first?.imports.at(-1)).toMatchObject({ rows: { accepted: 1, ignored: 1 } });
  for (const other of others) expect(other).toEqual(first);
});

it("once the export of servers is undone they are agents again, and none with it", async () => {
  const { api, ids, told } = await brought(orders[0] ?? []);
  const before = await told();
  await api.undo(ids.get("servers") ?? "");
  const without = await told();
  const never = await (await brought(["late", "early", "bare"])).told();
  expect(without).toEqual(never);
  expect(without.progress).toMatchObject({ stages: { gone: 1 }, flags: { lostMonitoring: 1 } });
  const again = await api.send(files.servers.content, { capturedAt: files.servers.capturedAt, coverage: "whole" });
  ids.set("servers", again.body.id);
  expect(await told()).toEqual(before);
});

it("a server of one management group may be an agent of the other", async () => {
  const api = apiOf((await makeMigration()).id);
  await api.send(servers(["ms2.corp.test"], target), { capturedAt: day(2), coverage: "whole" });
  await api.send(csvOf(["ms2.corp.test", "srv01.corp.test"]), { capturedAt: day(3), coverage: "whole" });
  expect((await api.agents()).body.items.map(({ fqdn }) => fqdn)).toEqual(["ms2.corp.test", "srv01.corp.test"]);
});
