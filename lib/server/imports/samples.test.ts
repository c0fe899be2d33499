import { describe, expect, it } from "vitest";
import { agentListQuery } from "@/lib/contracts/agents";
import { importRowsQuery } from "@/lib/contracts/imports";
import { listAgents } from "@/lib/server/agents/list";
import { useDatabase } from "@/lib/server/database/testing";
import { getImport } from "./read";
import { importRowsOf } from "./rows";
import { makeMigration, sendSample } from "./testing/send";

useDatabase();

const capturedAt = "2014-02-17T06:00:00Z";
const codes = (issues: readonly { code: string }[]) => [...new Set(issues.map((i) => i.code))].sort();

describe("the sample formats", () => {
  it.each([
    ["formats/a_ps51_default_OPS_2012SP1.csv", "utf-8", ",", 55],
    ["formats/a2_ps51_utf8_typeline_OPS_2012SP1.csv", "utf-8", ",", 55],
    ["formats/b_utf16le_comma_OPS_2012SP1.csv", "utf-16le", ",", 55],
    ["formats/c_utf8bom_useculture_de_OPS_2012SP1.csv", "utf-8", ";", 55],
    ["formats/d_ps7_default_OPS_2012SP1.csv", "utf-8", ",", 55],
  ])("%s says the same as the others", async (path, encoding, separator, accepted) => {
    const migration = await makeMigration();
    const made = await sendSample(migration.id, path, { capturedAt });
    expect(made).toMatchObject({
      status: "applied",
      kind: "agents",
      groups: ["OPS_2012SP1"],
      coverage: "whole",
      decoded: { encoding, separator },
      rows: { accepted, rejected: 0 },
    });
    const { items } = await listAgents(migration, agentListQuery.parse({ limit: 500 }));
    const reference = await makeMigration();
    await sendSample(reference.id, "exports/OPS_2012SP1_day14_agents.csv", { capturedAt });
    const expected = await listAgents(reference, agentListQuery.parse({ limit: 500 }));
    const told = (list: typeof items) =>
      list.map(({ fqdn, stage, version, flags, groups }) => ({
        fqdn,
        stage,
        version,
        flags,
        health: groups.map((g) => g.health),
        modified: groups.map((g) => g.lastModified),
      }));
    expect(told(items)).toEqual(told(expected.items));
  });

  it("answers the group of a health service file by what its lists have in common", async () => {
    const migration = await makeMigration();
    const made = await sendSample(migration.id, "formats/e3_hs_file_raw_OPS_2012SP1.csv", { capturedAt });
    expect(made).toMatchObject({ status: "applied", groups: ["OPS_2012SP1"] });
    const { items } = await listAgents(migration, agentListQuery.parse({ stage: "dualHomed", limit: 500 }));
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((a) => !a.done && a.groups.some((g) => g.name === "OPS_2012R2" && g.claimed))).toBe(true);
  });

  it("asks which group an SQL export came from, and takes the answer", async () => {
    const migration = await makeMigration();
    const asked = await sendSample(migration.id, "formats/sql_mtv_healthservice_OPS_2012SP1.csv", { capturedAt });
    expect(asked).toMatchObject({ status: "needs-input", needs: ["group"] });
    const taken = await sendSample(migration.id, "formats/sql_mtv_healthservice_OPS_2012SP1.csv", { capturedAt, group: "ops_2012sp1" });
    expect(taken).toMatchObject({ id: asked.id, status: "applied", duplicate: true, groups: ["OPS_2012SP1"] });
    expect(taken.rows.ignored).toBeGreaterThan(0);
    expect(taken.rows.total).toBe(taken.rows.accepted + taken.rows.rejected + taken.rows.duplicates + taken.rows.ignored);
  });
});

describe("the dirty samples", () => {
  it("keeps the newest of repeated rows", async () => {
    const migration = await makeMigration();
    const made = await sendSample(migration.id, "dirty/dup_rows.csv", { capturedAt });
    expect(made.rows).toMatchObject({ total: 66, accepted: 55, duplicates: 11 });
    expect(codes(made.issues)).toEqual(["duplicate-row"]);
    const { items } = await listAgents(migration, agentListQuery.parse({ q: "sydprn002" }));
    expect(items[0]?.version).toBe("7.0.9538.0");
  });

  it("reads two groups from one file", async () => {
    const migration = await makeMigration();
    const made = await sendSample(migration.id, "dirty/mixed_groups.csv", { capturedAt });
    expect(made).toMatchObject({ status: "applied", groups: ["OPS_2012SP1", "OPS_2012R2"], rows: { rejected: 0, duplicates: 0 } });
    const { total } = await listAgents(migration, agentListQuery.parse({ stage: "dualHomed" }));
    expect(total).toBe(44);
  });

  it("completes bare names by their domain and says so", async () => {
    const migration = await makeMigration();
    const made = await sendSample(migration.id, "dirty/netbios_only.csv", { capturedAt });
    expect(made).toMatchObject({ status: "applied", kind: "agents", rows: { total: 55, accepted: 55 } });
    expect(codes(made.issues)).toContain("name-completed");
    const { items } = await listAgents(migration, agentListQuery.parse({ q: "fraapp064" }));
    expect(items.map((a) => a.fqdn)).toEqual(["fraapp064.corp.contoso.test"]);
  });

  it("asks about a file that ends inside a record and never imports half a row", async () => {
    const migration = await makeMigration();
    const made = await sendSample(migration.id, "dirty/truncated_last_line.csv", { capturedAt });
    expect(made).toMatchObject({ status: "needs-input", needs: ["coverage"], rows: { rejected: 1 } });
    const applied = await sendSample(migration.id, "dirty/truncated_last_line.csv", { capturedAt, coverage: "part" });
    expect(applied).toMatchObject({ status: "applied", coverage: "part" });
    expect(codes((await getImport(migration.id, applied.id)).issues)).toContain("cut-record");
    const { items } = await importRowsOf(migration.id, applied.id, importRowsQuery.parse({ outcome: "rejected" }));
    expect(items).toHaveLength(1);
  });

  it("refuses Format-Table output and says what to run", async () => {
    const migration = await makeMigration();
    await expect(sendSample(migration.id, "dirty/wrong_file_format_table_export.csv", { capturedAt })).rejects.toMatchObject({
      status: 422,
      code: "format-table",
    });
  });
});
