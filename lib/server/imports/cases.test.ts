import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, names, source, target } from "./testing/exports";
import { makeMigration, sample } from "./testing/send";

useDatabase();

/** Situations from public reports, through the real import: e2e/samples/cases/README.md says what is right of each. */
const file = async (name: string) => readFile(sample(`cases/${name}`), "utf8");
const at = (day: number) => `2026-11-${String(day).padStart(2, "0")}T08:00:00Z`;
const all = Array.from({ length: 12 }, (_, i) => `srv${String(i + 1).padStart(2, "0")}.corp.example`);
const listed = (group: string, version: string, server: string, which = all) =>
  csvOf(
    which.map((name) => ({ name, version, server })),
    group,
  );
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
const codes = (issues: readonly { code: string }[]) => [...new Set(issues.map(({ code }) => code))].sort();
const flags = async (fqdn: string) => (await api.agent(fqdn)).body.flags.map(({ code }) => code);
const fqdns = async () => (await api.agents("?limit=500")).body.items.map(({ fqdn }) => fqdn).sort();

/** Twelve agents in the original, six of them in the new management group too: half are done. */
async function seed() {
  await api.send(listed(source, "7.0.9538.0", "ms1.corp.example"), { capturedAt: at(1), coverage: "whole", apply: "true" });
  await api.send(listed(target, "7.1.10184.0", "ms2.corp.example", all.slice(0, 6)), {
    capturedAt: at(1),
    coverage: "whole",
    apply: "true",
  });
  expect((await api.progress()).body.percentDone).toBe(50);
}

describe("names", () => {
  it("15: bare names in a column of full ones are not silently second computers, and one press makes them one", async () => {
    await seed();
    const { body } = await api.send(await file("15-networkname-mixed.csv"), { capturedAt: at(2), apply: "true" });
    expect([body.status, body.coverage, body.changes.missing]).toEqual(["applied", "whole", 0]);
    const said = body.issues.filter(({ code }) => code === "same-label");
    expect(said.map(({ row, offer }) => [row, offer?.alias.name, offer?.alias.agent])).toEqual([
      [11, "srv10", "srv10.corp.example"],
      [12, "srv11", "srv11.corp.example"],
      [13, "srv12", "srv12.corp.example"],
    ]);
    expect((await fqdns()).filter((fqdn) => fqdn.startsWith("srv1"))).toEqual([
      "srv10",
      "srv10.corp.example",
      "srv11",
      "srv11.corp.example",
      "srv12",
      "srv12.corp.example",
    ]);
    expect((await api.agent("srv10.corp.example")).body.stage).toBe("waiting");
    for (const { offer } of said) if (offer) expect((await api.say(offer.alias.name, offer.alias.agent)).status).toBe(201);
    expect(await fqdns()).toEqual(all);
    expect((await api.progress()).body).toMatchObject({ total: 12, percentDone: 50 });
    expect(codes((await api.import(body.id)).body.issues)).not.toContain("same-label");
  });

  it("with the same Id it is that agent, whatever the rest of the column looks like, also when the full name comes later", async () => {
    const id = "c4cbd5e4-7379-302d-e4ee-3af1548b5196";
    const full = `Name,Id,Version,ManagementGroup\nweb01.dmz.example,${id},7.0.9538.0,${source}\nsrv01.corp.example,,7.0.9538.0,${source}\n`;
    const mixed = `Name,Id,Version,ManagementGroup\nWEB01,${id},7.1.10184.0,${target}\nsrv01.corp.example,,7.1.10184.0,${target}\n`;
    for (const [first, second] of [
      [full, mixed],
      [mixed, full],
    ] as const) {
      api = apiOf((await makeMigration()).id);
      const one = (await api.send(first, { capturedAt: at(first === full ? 1 : 2), coverage: "whole", apply: "true" })).body;
      const two = (await api.send(second, { capturedAt: at(second === full ? 1 : 2), coverage: "whole", apply: "true" })).body;
      expect(await fqdns()).toEqual(["srv01.corp.example", "web01.dmz.example"]);
      expect((await api.agent("web01.dmz.example")).body).toMatchObject({ stage: "dualHomed", version: "7.1.10184.0" });
      const bare = first === mixed ? one : two;
      expect(codes((await api.import(bare.id)).body.issues)).toContain("name-completed");
      await api.undo(first === full ? one.id : two.id);
      expect(await fqdns()).toEqual(["srv01.corp.example", "web01"]);
    }
  });

  it("57: a workgroup computer that the other management group lists with a domain is two until somebody says so", async () => {
    await api.send(await file("57a-workgroup-original.csv"), { capturedAt: at(1), coverage: "whole", apply: "true" });
    const planned = (
      await api.send(await file("57b-workgroup-new-with-fqdn.csv"), { capturedAt: at(2), coverage: "whole", apply: "false" })
    ).body;
    expect(planned.issues.find(({ code }) => code === "same-label")?.offer).toEqual({
      alias: { name: "web01", agent: "web01.dmz.example" },
    });
    await api.apply(planned.id, {});
    expect(await fqdns()).toEqual(["srv01.corp.example", "web01", "web01.dmz.example"]);
    expect(await flags("web01")).toContain("ambiguousName");
    expect((await api.say("web01", "web01.dmz.example")).status).toBe(201);
    expect(await fqdns()).toEqual(["srv01.corp.example", "web01.dmz.example"]);
    expect((await api.agent("web01.dmz.example")).body.stage).toBe("dualHomed");
  });

  it("51: no computer is called none", async () => {
    await seed();
    const { body } = await api.send(await file("51-placeholder-names.csv"), { capturedAt: at(2), coverage: "part", apply: "true" });
    expect(body.rows).toMatchObject({ accepted: 4, rejected: 0 });
    expect((await fqdns()).filter((fqdn) => !all.includes(fqdn))).toEqual(["srv02", "srv03", "srv04"]);
  });

  it("rows of known management servers and gateways are no agents", async () => {
    await api.send(
      `Name,IsGateway,Version,ManagementGroup\nms1.corp.example,False,7.0.9538.0,${source}\ngw1.dmz.example,True,7.0.9538.0,${source}\n`,
      {
        capturedAt: at(1),
        apply: "true",
      },
    );
    const { body } = await api.send(
      listed(source, "7.0.9538.0", "ms1.corp.example", ["gw1.dmz.example", "MS1.corp.example", "srv01.corp.example"]),
      {
        capturedAt: at(2),
        apply: "true",
      },
    );
    expect([body.rows.ignored, body.issues.filter(({ code }) => code === "not-an-agent").map(({ row }) => row)]).toEqual([2, [2, 3]]);
    expect(await fqdns()).toEqual(["srv01.corp.example"]);
  });
});

describe("lists in one cell", () => {
  it("11: workspaces are no management groups", async () => {
    await seed();
    await api.send(await file("11-workspaces-among-groups.csv"), { capturedAt: at(2), group: source, coverage: "part", apply: "true" });
    expect(await flags("srv07.corp.example")).not.toContain("tooManyGroups");
  });

  it("25: management groups joined with a blank are both read, and nobody is accused of having left", async () => {
    await seed();
    await api.send(await file("25-list-joined-with-blanks.csv"), { capturedAt: at(2), group: source, coverage: "part", apply: "true" });
    expect(await flags("srv07.corp.example")).toContain("notAccepted");
    expect(await flags("srv07.corp.example")).not.toContain("lingering");
  });

  it("a list that cannot be understood accuses nobody", async () => {
    await seed();
    const text = `Name,Version,ManagementGroups\nsrv07.corp.example,7.0.9538.0,${source}/${target}\nsrv08.corp.example,7.0.9538.0,see file\n`;
    await api.send(text, { capturedAt: at(2), group: source, coverage: "part", apply: "true" });
    for (const fqdn of ["srv07.corp.example", "srv08.corp.example"]) expect(await flags(fqdn)).not.toContain("lingering");
  });
});

describe("servers", () => {
  it("35: a gateway stays a gateway in a list that does not tell gateways", async () => {
    await api.send(await file("35b-servers-and-gateways.csv"), { capturedAt: at(1), apply: "true" });
    const { body } = await api.send(await file("35-scom-management-servers.csv"), { capturedAt: at(2), apply: "true" });
    expect([body.status, body.kind]).toEqual(["applied", "managementServers"]);
    const { items } = (await api.components()).body;
    expect(items.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ["gw2.dmz.example", "gateway"],
      ["ms2.corp.example", "managementServer"],
    ]);
  });
});

describe("what people say of a file", () => {
  it("10: columns are asked for, mapped, remembered for the same headers, and said in the activity", async () => {
    const text = await file("10-prefixed-headers-sql.csv");
    const asked = (await api.send(text, { capturedAt: at(1), group: source })).body;
    expect([asked.status, asked.needs]).toEqual(["needs-input", ["kind", "columns"]]);
    const columns = { host: "name", scom_agent_Version: "version", scom_agent_active: "available" };
    const applied = await api.apply(asked.id, { kind: "agents", columns, coverage: "whole" });
    expect([applied.status, applied.body.status, applied.body.rows.accepted]).toEqual([200, "applied", 2]);
    expect((await api.agent("srv01")).body.version).toBe("7.0.9538.0");
    const [header = "", ...rows] = text.trimEnd().split("\n");
    const again = (await api.send(`${header}\n${rows.reverse().join("\n")}\n`, { capturedAt: at(2), group: source, apply: "true" })).body;
    expect([again.status, again.kind, again.headers.map(({ field }) => field)]).toEqual([
      "applied",
      "agents",
      ["name", null, "available", "version", null],
    ]);
    expect((await api.events()).filter(({ verb }) => verb === "imports.mapColumns").map(({ after }) => after)).toEqual([{ columns }]);
  });

  it("10: over the API the columns come with the file", async () => {
    const columns = JSON.stringify({ host: "name", scom_agent_Version: "version" });
    const sent = await api.send(await file("10-prefixed-headers-sql.csv"), {
      capturedAt: at(1),
      group: source,
      coverage: "whole",
      columns,
      apply: "true",
    });
    expect([sent.status, sent.body.status, sent.body.kind]).toEqual([201, "applied", "agents"]);
    expect((await api.send("Name,Version\na.x,1.1.1.1\n", { columns: "{" })).status).toBe(400);
  });

  it("26: undecided dates stay text; another export of the group decides them, and a person does", async () => {
    const open = "Name,Version,ManagementGroup,LastModified\nsrv01.corp.example,7.0.9538.0,OPS_2012SP1,02/03/2026 10:00:00\n";
    const modified = async () => (await api.agent("srv01.corp.example")).body.groups[0]?.lastModified;
    const { body } = await api.send(await file("26-two-date-orders.csv"), { capturedAt: at(1), coverage: "whole", apply: "true" });
    expect([body.decoded.dateOrder, codes(body.issues)]).toEqual([null, ["ambiguous-dates", "stale-rows"]]);
    const alone = (await api.send(open, { capturedAt: at(2), coverage: "part", apply: "true" })).body;
    expect([alone.decoded.dateOrder, await modified()]).toEqual([null, "02/03/2026 10:00:00"]);
    await api.send(open.replace("02/03/2026", "25/03/2026"), { capturedAt: at(3), coverage: "part", apply: "true" });
    const inherits = (await api.send(open, { capturedAt: at(20), coverage: "part", apply: "true" })).body;
    expect([inherits.decoded.dateOrder, inherits.issues.find(({ code }) => code === "ambiguous-dates")?.message]).toEqual([
      "DMY",
      expect.stringContaining("as in import #3"),
    ]);
    expect(await modified()).toBe("2026-03-02T10:00:00.000Z");
    const said = (await api.send(open, { capturedAt: at(21), dateOrder: "MDY", coverage: "part", apply: "true" })).body;
    expect([said.decoded.dateOrder, await modified()]).toEqual(["MDY", "2026-02-03T10:00:00.000Z"]);
  });

  it.each([
    ["34-health-service-watchers.csv", /HealthServiceWatcher/],
    ["50-own-agents-csv.csv", /Tandem wrote itself/],
  ])("%s leaves nothing behind", async (name, detail) => {
    const { status, body } = await api.send(await file(name), { capturedAt: at(1), group: source, apply: "true" });
    expect([status, body.code, body.detail]).toEqual([422, "unknown-kind", expect.stringMatching(detail)]);
    expect(await fqdns()).toEqual([]);
  });

  it("02: UNIX and Linux computers are no agents", async () => {
    const { body } = await api.send(await file("02-linux-agent-versions.csv"), { capturedAt: at(1), group: source, apply: "true" });
    expect(body).toMatchObject({ status: "applied", kind: "unixAgents", changes: { added: body.rows.total } });
    expect(await fqdns()).toEqual([]);
  });

  it("50: Tandem's own list of agents comes back and nothing of it is taken", async () => {
    await seed();
    const own = await (await api.csv()).text();
    const { status, body } = await api.send(own, { capturedAt: at(2), group: source, apply: "true" });
    expect([status, body.code, body.detail]).toEqual([422, "unknown-kind", expect.stringContaining("Tandem wrote itself")]);
    expect((await api.progress()).body.percentDone).toBe(50);
  });

  it("names the evidence", async () => {
    const { body } = await api.send(csvOf(names(2)), { capturedAt: at(1), apply: "false" });
    expect([body.kind, body.evidence]).toEqual(["agents", ["Version", "HealthState", "PrimaryManagementServerName"]]);
  });
});
