import { beforeEach, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { day, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});

/** Each agent with its own list of management groups and its system; blank where it tells none. */
const tell = async (n: number, group: string, agents: Record<string, [groups: string, system: string]>) => {
  const rows = Object.entries(agents).map(([name, told]) => [`${name}.corp.test`, group, "7.1.10184.0", ...told].join(","));
  const text = `FQDN,ManagementGroup,Version,MGList,OSName\n${rows.join("\n")}\n`;
  expect((await api.send(text, { capturedAt: day(n), coverage: "whole" })).body.status).toBe("applied");
};
const found = async (query: string) => (await api.agents(`?${query}`)).body.items.map(({ fqdn }) => fqdn.split(".")[0]);
const windows = "Microsoft Windows Server 2012";

it("what exports tell of an agent is asked of the moment, as everything else is", async () => {
  await tell(1, source, { one: [`${source};A;B;C`, ""], two: [source, windows], three: ["", windows] });
  await tell(3, source, { one: [`${source};A`, windows], two: [`${source};A;B;C`, windows], three: ["", windows] });
  const then = `asOf=${day(2).slice(0, 10)}`;
  expect(await found("fullGroups=true")).toEqual(["two"]);
  expect(await found(`fullGroups=true&${then}`)).toEqual(["one"]);
  expect(await found(`fullGroups=false&${then}`)).toEqual(["three", "two"]);
  expect(await found("groupsTold=false")).toEqual(["three"]);
  expect(await found(`groupsTold=true&${then}`)).toEqual(["one", "two"]);
  expect(await found("systemTold=false")).toEqual([]);
  expect(await found(`systemTold=false&${then}`)).toEqual(["one"]);
});

it("details of agents tell certificates and Active Directory integration, and make nobody missing", async () => {
  await tell(1, source, { one: ["", ""], two: ["", ""], three: ["", ""] });
  const details = `Path,AgentVersion,CertExpires,CertIssuer,ADIntEnabled,[SCOM.Management.Agent.Class].OSName
one.corp.test,7.1.10184.0,2014-03-01T00:00:00Z,CN=Corp CA,True,${windows}
two.corp.test,7.1.10184.0,2099-03-01T00:00:00Z,CN=Corp CA,False,${windows}
`;
  const sent = await api.send(details, { group: source, capturedAt: day(2), fileName: "details.csv" });
  expect(sent.body).toMatchObject({ status: "applied", kind: "agentDetail", changes: { missing: 0 } });
  expect(await found("flag=certificateEnds")).toEqual(["one"]);
  const flagged = async (moment: string) =>
    (await api.agents(`?flag=certificateEnds&asOf=${moment}`)).body.items.map(
      ({ flags }) => flags.find(({ code }) => code === "certificateEnds")?.severity,
    );
  expect([await flagged("2014-02-20"), await flagged("2014-03-02")]).toEqual([["warning"], ["warning"]]);
  expect(await found("integrated=true")).toEqual(["one"]);
  expect(await found("directoryTold=false")).toEqual(["three"]);
});

it("who connects to a new management group, now or later, is asked of the moment", async () => {
  await tell(1, source, { waits: ["", ""], across: ["", ""], excluded: ["", ""], stays: ["", ""] });
  await tell(2, target, { across: ["", ""], excluded: ["", ""] });
  await tell(3, source, { waits: ["", ""], across: ["", ""], stays: ["", ""] });
  await tell(4, target, { across: ["", ""] });
  for (const name of ["excluded", "stays"]) await api.edit(`${name}.corp.test`, { excluded: { reason: "Switched off" } }, { ifMatch: 1 });
  expect(await found("connecting=true")).toEqual(["across", "waits"]);
  expect(await found(`connecting=true&asOf=${day(2).slice(0, 10)}`)).toEqual(["across", "excluded", "waits"]);
  expect(await found("connecting=false")).toEqual(["excluded", "stays"]);
});
