import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { tasksOf } from "@/lib/server/tasks/testing/api";

useDatabase();

let api: ReturnType<typeof apiOf>;
let tasks: ReturnType<typeof tasksOf>;
const old = "10.19.10014.0";

/** Three of 2019 on their way to 2022: one system is too old, one is fine, one is not told. */
beforeAll(async () => {
  const migration = await makeMigration([
    { name: "OLD", role: "source", release: "2019" },
    { name: "NEW", role: "target", release: "2022" },
  ]);
  api = apiOf(migration.id);
  tasks = tasksOf(migration.id);
  const rows = [
    { name: "srv001.corp.test", version: old, more: "Microsoft Windows Server 2008 R2 Standard" },
    { name: "srv002.corp.test", version: old, more: "Microsoft Windows Server 2016 Datacenter" },
    { name: "srv003.corp.test", version: old },
  ];
  await api.send(csvOf(rows, "OLD", "OSName"), { capturedAt: day(3) });
});

const check = async (key: string) => (await tasks.find(key)).check;

it("flags the agent, says why, and counts it under its cause", async () => {
  const { items } = (await api.agents("?flag=osNotSupported")).body;
  expect(items.map(({ fqdn }) => fqdn)).toEqual(["srv001.corp.test"]);
  expect(items[0]?.flags).toContainEqual({
    code: "osNotSupported",
    severity: "warning",
    reason: "Windows Server 2008 R2 is not among the systems of the 2022 agent.",
    since: "2014-02-03T06:00:00.000Z",
    settling: false,
  });
  const { items: causes } = (await api.remaining("?by=cause")).body;
  expect(causes.find(({ value }) => value === "operatingSystem")?.notDone).toBe(1);
  expect((await api.agents("?cause=operatingSystem")).body.total).toBe(1);
});

it("is held against the checklist: known of two of three, and one is not excluded", async () => {
  expect(await check("RET-07")).toMatchObject({
    result: "unknown",
    summary: "The systems of 2 of 3 agents are known, 1 on systems that the new agent is not supported on.",
  });
  expect(await check("RET-18")).toMatchObject({ result: "fail" });
});

it("an exclusion with its reason settles it", async () => {
  await api.edit("srv001.corp.test", { excluded: { reason: "Stays on the old agent" } }, { ifMatch: 1 });
  expect(await check("RET-18")).toMatchObject({
    result: "unknown",
    summary: "None of the agents whose system is known (1 of 2) is outside the list.",
  });
});
