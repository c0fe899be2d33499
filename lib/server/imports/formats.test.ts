import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { harbor } from "@/lib/readers/testing/harbor";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { collectedFile, harborRows } from "./testing/collected";
import { makeMigration, sample } from "./testing/send";

useDatabase();

const group = "HARBOR_2016";
const capturedAt = "2026-09-15T06:00:00Z";
const many = harbor.agents.filter((agent) => agent.in[group]).length;
const file = async (name: string) => new Uint8Array(await readFile(sample(`powershell/${name}`)));

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  const groups: Parameters<typeof makeMigration>[0] = [
    { name: group, role: "source", release: "2016" },
    { name: "HARBOR_2022", role: "target", release: "2022" },
  ];
  api = apiOf((await makeMigration(groups)).id);
});

/** Facts that every form of the file tells. */
const agents = async () =>
  (await api.agents("?limit=500")).body.items.map(({ fqdn, stage, release, groups }) => ({
    fqdn,
    stage,
    release,
    groups: groups.map(({ name, health, primaryServer }) => ({ name, health, primaryServer })),
  }));

describe("the same agents in every form", () => {
  it.each([
    ["f01-table.txt", "table"],
    ["f04-list.txt", "list"],
    ["f05-list-default.txt", "list"],
    ["g01-default.json", "json"],
    ["g02-depth1-strings.json", "json"],
    ["g05-lines.json", "json"],
    ["g08-old-dates.json", "json"],
    ["h01-default.xml", "clixml"],
    ["h03-select.xml", "clixml"],
    ["i01-zip.zip", "delimited"],
  ])("%s", async (name, format) => {
    await api.send(await file("a01-default.csv"), { capturedAt });
    const asText = await agents();
    const made = (await api.send(await file(name), { capturedAt: "2026-09-16T06:00:00Z", fileName: name })).body;
    expect(made).toMatchObject({
      status: "applied",
      kind: "agents",
      coverage: "whole",
      decoded: { format },
      rows: { total: many, accepted: many },
      changes: { added: 0, missing: 0 },
    });
    expect(await agents()).toEqual(asText);
  });

  it("is packed as well", async () => {
    const packed = new Uint8Array(gzipSync(await file("h01-default.xml")));
    expect((await api.send(packed, { capturedAt, fileName: "agents.xml.gz" })).body).toMatchObject({
      status: "applied",
      decoded: { format: "clixml", encoding: "utf-8" },
      rows: { accepted: many },
    });
    const collected = strToU8(collectedFile({ group, at: "2026-09-16T06:00:00.000Z", rows: harborRows(group) }));
    const inZip = new Uint8Array(zipSync({ "collected.jsonl": collected }));
    expect((await api.send(inZip, { fileName: "collected.zip" })).body).toMatchObject({
      status: "applied",
      kind: "inventory",
      groups: [group],
    });
  });
});

describe("a file of several lists", () => {
  it("asks which is meant, and reads that one", async () => {
    const asked = (await api.send(await file("h05-hashtable.xml"), { capturedAt, fileName: "both.xml" })).body;
    expect(asked).toMatchObject({
      status: "needs-input",
      kind: null,
      needs: ["sheet"],
      questions: [{ message: "Several lists of this file could be read. Which one is meant?", sheets: ["Agents", "Servers"] }],
    });
    const applied = (await api.apply(asked.id, { sheet: "Servers" })).body;
    expect(applied).toMatchObject({ status: "applied", kind: "managementServers", decoded: { format: "clixml", sheet: "Servers" } });
  });

  it("asks for the file of an archive", async () => {
    const both = new Uint8Array(zipSync({ "agents.json": await file("g01-default.json"), "servers.csv": await file("b01-servers.csv") }));
    const asked = (await api.send(both, { capturedAt, fileName: "exports.zip" })).body;
    expect(asked.questions).toMatchObject([{ message: "Several files of this archive could be read. Which one is meant?" }]);
    const applied = (await api.apply(asked.id, { sheet: "agents.json" })).body;
    expect(applied).toMatchObject({ status: "applied", kind: "agents", decoded: { format: "json", sheet: "agents.json" } });
  });
});
