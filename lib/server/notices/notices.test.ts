import { beforeEach, expect, it } from "vitest";
import type { NoticeList } from "@/lib/contracts/notices";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { day } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock, makePerson, makeToken, signInAs } from "@/lib/server/people/testing";
import { serversCsv } from "@/lib/server/servers/testing/api";
import { tasksOf } from "@/lib/server/tasks/testing/api";

const route = routeAt("/api/v1/migrations/{migration}/notices/reading");
const list = routeAt("/api/v1/migrations/{migration}/notices");

useDatabase();

let migration: string;
beforeEach(async () => {
  migration = (await makeMigration()).id;
});

const notices = async (headers: Record<string, string>): Promise<NoticeList> =>
  (await knock(list.GET, `/api/v1/migrations/${migration}/notices`, { headers, params: { migration } })).json();
const mark = async (headers: Record<string, string>, body: unknown) => {
  const answer = await knock(route.PUT, `/api/v1/migrations/${migration}/notices/reading`, {
    method: "PUT",
    headers,
    params: { migration },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as NoticeList };
};

it("are each person's own: given, contradicted, read and unread; gone once they no longer hold", async () => {
  const person = await makePerson("engineer", "Ada");
  const ada = { cookie: await signInAs(person.email) };
  const tasks = tasksOf(migration);
  expect(await notices(ada)).toMatchObject({ items: [], unread: 0 });
  const given = await tasks.edit(await tasks.find("DEP-02"), { owner: person.email });
  await knock(routeAt("/api/v1/migrations/{migration}/tasks/{task}/completion").PUT, "/", {
    method: "PUT",
    headers: { ...ada, "if-match": '"0"' },
    params: { migration, task: (await tasks.find("DEP-22")).id },
    body: { reason: "It stands" },
  });
  const api = apiOf(migration);
  const ill = await api.send(serversCsv([{ name: "nms01.corp.test", health: "Error" }]), {
    kind: "managementServers",
    capturedAt: day(1),
    coverage: "whole",
  });
  const told = await notices(ada);
  expect(told).toMatchObject({ total: 2, unread: 2 });
  expect(told.items.map(({ kind }) => kind)).toEqual(["contradicted", "assigned"]);
  expect(told.items[0]?.text).toMatch(/^Import #1 disagrees with your tick: /);

  const [first] = told.items;
  expect((await mark(ada, { notices: [first?.id, "made up"], read: true })).body).toMatchObject({ total: 2, unread: 1 });
  expect((await notices(ada)).items.map(({ read }) => read)).toEqual([true, false]);
  expect((await mark(ada, { notices: [first?.id], read: false })).body.unread).toBe(2);
  const bob = { cookie: await signInAs((await makePerson("lead", "Bob")).email) };
  expect((await notices(bob)).items).toEqual([]);
  expect(await notices({ authorization: await makeToken("lead") })).toMatchObject({ items: [], total: 0 });

  await api.undo(ill.body.id);
  await tasks.tick(given.body);
  expect(await notices(ada)).toMatchObject({ items: [], unread: 0 });
});

it("tell a lead of a gate that is ready", async () => {
  const lead = { cookie: await signInAs((await makePerson("lead", "Lea")).email) };
  const tasks = tasksOf(migration);
  for (const task of (await tasks.list("?phase=retain&limit=500")).body.items)
    await tasks.edit(task, { state: "notApplicable", reason: "A rehearsal" });
  expect((await notices(lead)).items).toMatchObject([{ kind: "gateReady", phase: "retain", title: "Retain gate" }]);
});
