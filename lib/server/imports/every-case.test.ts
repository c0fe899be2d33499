import { readdir, readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, type Fields } from "./testing/api";
import { csvOf, names, source, target } from "./testing/exports";
import { makeMigration, sample } from "./testing/send";

useDatabase();

/**
 * Every file of e2e/samples/cases arrives at the estate that its README describes, with no more said than its sender would say. Whatever it is,
 * nobody goes missing by it, nobody of the original becomes done by it, and no computer appears that is not named here.
 */
const at = (day: number) => `2026-11-${String(day).padStart(2, "0")}T08:00:00Z`;
const all = Array.from({ length: 12 }, (_, i) => `srv${String(i + 1).padStart(2, "0")}.corp.example`);
const file = async (name: string) => readFile(sample(`cases/${name}`), "utf8");

type Right = {
  says?: Fields;
  /** Of the answer: refused with a code and words, or what it is, how many rows count, and what is asked. */
  refused?: [code: string, words: RegExp];
  read?: [kind: string | null, accepted: number, needs: string[]];
  issues?: string[];
  /** Computers that are new with it. */
  newcomers?: string[];
};
const of = (group: string): Pick<Right, "says"> => ({ says: { group } });

const right: Record<string, Right> = {
  "01-primary-failover-rows.csv": { ...of(source), read: ["failover", 3, []] },
  "02-linux-agent-versions.csv": { ...of(source), read: ["unixAgents", 3, []] },
  "06-agents-down-results.csv": { ...of(source), read: ["agents", 2, ["coverage"]] },
  "09-pending-sql-labels.csv": { ...of(target), read: ["pending", 5, []] },
  "10-prefixed-headers-sql.csv": { ...of(source), read: [null, 2, ["kind", "columns"]] },
  "11-workspaces-among-groups.csv": { ...of(source), read: ["agents", 2, ["coverage"]] },
  "15-networkname-mixed.csv": { read: ["agents", 12, []], issues: ["same-label"], newcomers: ["srv10", "srv11", "srv12"] },
  "16a-ssrs-two-blocks.csv": { refused: ["no-header", /line 4/] },
  "17b-agents-pipe.csv": { read: ["agents", 2, ["coverage"]] },
  "25-list-joined-with-blanks.csv": { ...of(source), read: ["agents", 2, ["coverage"]] },
  "26-two-date-orders.csv": { read: ["agents", 2, ["coverage"]], issues: ["ambiguous-dates", "stale-rows"] },
  "28-general-information.txt": { ...of(source), read: ["agents", 2, ["coverage"]] },
  "33-two-name-columns.csv": { read: ["agents", 2, ["coverage"]] },
  "34-health-service-watchers.csv": { refused: ["unknown-kind", /HealthServiceWatcher/] },
  "35-scom-management-servers.csv": { read: ["managementServers", 2, []] },
  "35b-servers-and-gateways.csv": { read: ["managementServers", 2, []] },
  "37-pending-console-words.csv": { read: ["pending", 3, []] },
  "50-own-agents-csv.csv": { ...of(source), refused: ["unknown-kind", /Tandem wrote itself/] },
  "51-placeholder-names.csv": { read: ["agents", 4, ["coverage"]], issues: ["same-label"], newcomers: ["srv02", "srv03", "srv04"] },
  "57a-workgroup-original.csv": { read: ["agents", 2, ["coverage"]], newcomers: ["web01"] },
  "57b-workgroup-new-with-fqdn.csv": { read: ["agents", 2, ["coverage"]], newcomers: ["web01.dmz.example"] },
};

/** Stories rather than files: each has a test that begins with its number. */
const stories: Record<string, string> = {
  "38-down-list-on-a-dual-homed-estate.http": "lib/server/imports/every-case.test.ts",
  "65-excluded-name-comes-back.http": "lib/server/agents/time.test.ts",
  "66-computers-never-in-the-original.http": "lib/server/agents/time.test.ts",
};

let migration: string;
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
});
const listed = (group: string, version: string, server: string, which: readonly string[]) =>
  csvOf(
    which.map((name) => ({ name, version, server })),
    group,
  );

describe("every case", () => {
  it("is known", async () => {
    const files = (await readdir(sample("cases/"))).filter((name) => name !== "README.md");
    expect(files.sort()).toEqual([...Object.keys(right), ...Object.keys(stories)].sort());
    for (const [name, path] of Object.entries(stories))
      expect(await readFile(new URL(`../../../${path}`, import.meta.url), "utf8")).toContain(`("${name.split("-")[0]}: `);
  });

  it.each(Object.entries(right))("%s", async (name, { says = {}, refused, read, issues = [], newcomers = [] }) => {
    await api.send(listed(source, "7.0.9538.0", "ms1.corp.example", all), { capturedAt: at(1), coverage: "whole" });
    await api.send(listed(target, "7.1.10184.0", "ms2.corp.example", all.slice(0, 6)), { capturedAt: at(1), coverage: "whole" });
    const { status, body } = await api.send(await file(name), { capturedAt: at(2), fileName: name, ...says });
    if (refused) expect([status, body.code, body.detail]).toEqual([422, refused[0], expect.stringMatching(refused[1])]);
    if (read) {
      expect([body.kind, body.rows.accepted, body.needs]).toEqual(read);
      expect(body.status).toBe(read[2].length ? "needs-input" : "applied");
      expect(body.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(issues));
      expect(body.evidence.length).toBeGreaterThan(0);
      if (read[2].includes("coverage")) await api.apply(body.id, { coverage: "part" });
    }
    const { items } = (await api.agents("?limit=500")).body;
    const others = items.map(({ fqdn }) => fqdn).filter((fqdn) => !all.includes(fqdn));
    expect(others.sort()).toEqual(newcomers);
    // Who was never in the original is across from the first, and told apart.
    const { done, stages, flags } = (await api.progress()).body;
    const { newOnly = 0 } = flags;
    expect([done - newOnly, stages.dualHomed, stages.gone, (stages.cutOver ?? 0) - newOnly]).toEqual([6, 6, 0, 0]);
  });
});

describe("38: the agents that are down, of forty that are all across", () => {
  it("38: is asked about, with both numbers, though Retire is open and every absence would count as a cut-over", async () => {
    const forty = names(40, "corp.example").map((fqdn) => fqdn.replace("srv0", "srv"));
    await api.send(listed(source, "7.1.10184.0", "ms1.corp.example", forty), { capturedAt: at(1), coverage: "whole" });
    await api.send(listed(target, "7.1.10184.0", "ms2.corp.example", forty), { capturedAt: at(1), coverage: "whole" });
    await pool().query("insert into retirement (migration_id, at, by_name, reason) values ($1, now(), 'Lead', 'Time')", [migration]);
    const { body } = await api.send(await file("06-agents-down-results.csv"), { capturedAt: at(2), group: source });
    expect([body.status, body.needs, body.doubts.find(({ code }) => code === "missing")]).toMatchObject([
      "needs-input",
      ["coverage"],
      { missing: 38, listed: 40 },
    ]);
    expect((await api.progress()).body).toMatchObject({ percentDone: 100, stages: { dualHomed: 40, cutOver: 0 } });
  });
});

describe("what cases say beyond the file", () => {
  it("01: who has a failover server is told by the rows of that role, whichever row is last", async () => {
    const gateway = `Name,IsGateway,Version,ManagementGroup\ngw1.dmz.example,True,7.0.9538.0,${source}\n`;
    await api.send(gateway, { capturedAt: at(1), coverage: "whole" });
    await api.send(listed(source, "7.0.9538.0", "gw1.dmz.example", all), { capturedAt: at(1), coverage: "whole" });
    await api.send(await file("01-primary-failover-rows.csv"), { capturedAt: at(2), group: source });
    const alone = (await api.agents("?flag=noFailover&limit=500")).body.items.map(({ fqdn }) => fqdn);
    expect(alone).toEqual(all.slice(2, 3));
  });

  it("35: what rests on a gateway stays when a later list does not tell gateways", async () => {
    await api.send(await file("35b-servers-and-gateways.csv"), { capturedAt: at(1) });
    await api.send(listed(target, "7.1.10184.0", "gw2.dmz.example", all.slice(0, 2)), { capturedAt: at(1), coverage: "whole" });
    const flags = async () => (await api.components()).body.items.find(({ name }) => name === "gw2.dmz.example")?.flags;
    const before = await flags();
    const { body } = await api.send(await file("35-scom-management-servers.csv"), { capturedAt: at(2) });
    expect([body.status, await flags()]).toEqual(["applied", before]);
  });
});
