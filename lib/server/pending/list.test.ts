import { beforeEach, describe, expect, it } from "vitest";
import type { PendingList } from "@/lib/contracts/pending";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";

const route = routeAt("/api/v1/migrations/{migration}/pending");

useDatabase();

let migration: string;
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
});

const list = async (query = ""): Promise<PendingList> => {
  const answer = await knock(route.GET, `/api/v1/migrations/${migration}/pending${query}`, {
    headers: { authorization: await tokenOf("viewer") },
    params: { migration },
  });
  expect(answer.status).toBe(200);
  return await answer.json();
};
const take = async (content: string, at: string) =>
  expect((await api.send(content, { capturedAt: at, apply: "true", coverage: "whole" })).body.status).toBe("applied");
const pending = (rows: string[], group = target) =>
  `AgentName,ManagementServerName,AgentPendingActionType,LastModified,ManagementGroup\n${rows.map((row) => `${row},${group}`).join("\n")}\n`;

describe("what waits in Pending Management", () => {
  it("is listed with the agent it means, failures first, those overtaken last", async () => {
    await take(csvOf(["srv01.corp.test", "srv02.corp.test", "srv03.corp.test"]), day(3));
    await take(
      pending([
        "srv01.corp.test,ms11.corp.test,0,2014-02-03 05:00:00",
        "srv02.corp.test,ms11.corp.test,17,2014-02-03 05:00:00",
        "new01.corp.test,ms11.corp.test,0,2014-02-03 05:00:00",
        "srv03.corp.test,ms11.corp.test,1,2014-02-03 05:00:00",
      ]),
      day(4),
    );
    const told = await list();
    expect(told.items.map(({ name, agent, action, waits, stage, overtaken }) => [name, agent, action, waits, stage, overtaken])).toEqual([
      ["srv02.corp.test", "srv02.corp.test", "PushInstallFailed", "repair", "waiting", false],
      ["new01.corp.test", null, "ManualApproval", "decision", null, false],
      ["srv01.corp.test", "srv01.corp.test", "ManualApproval", "decision", "waiting", false],
      ["srv03.corp.test", "srv03.corp.test", "PushInstall", "task", "waiting", false],
    ]);
    expect(told.groups).toMatchObject([
      { name: source, importNumber: null, waiting: 0 },
      { name: target, importNumber: 2, observedAt: day(4), waiting: 4, failed: 1 },
    ]);
    await take(csvOf(["srv01.corp.test"], target), day(5));
    const after = await list();
    expect(after.items.at(-1)).toMatchObject({
      name: "srv01.corp.test",
      overtaken: true,
      importNumber: 2,
      since: "2014-02-03T05:00:00.000Z",
    });
    expect(after.groups[1]).toMatchObject({ waiting: 3 });
    expect((await list(`?asOf=${day(4)}`)).groups[1]).toMatchObject({ waiting: 4 });
    expect((await list("?waits=decision&q=new")).items).toHaveLength(1);
    expect((await list("?action=PushInstallFailed")).total).toBe(1);
    const first = await list("?limit=3");
    expect((await list(`?limit=3&cursor=${first.nextCursor}`)).items.map(({ name }) => name)).toEqual(["srv01.corp.test"]);
  });

  it("tells nothing heard from nothing waiting", async () => {
    expect((await list()).groups.map(({ importNumber }) => importNumber)).toEqual([null, null]);
    expect((await api.send("", { capturedAt: day(4), apply: "true", kind: "pending", group: target, coverage: "whole" })).body.status).toBe(
      "applied",
    );
    expect((await list()).groups).toMatchObject([{ importNumber: null }, { importNumber: 1, waiting: 0 }]);
  });
});
