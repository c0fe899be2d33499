import { expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { rebuild } from "@/lib/server/projection/refresh";
import { apiOf } from "./testing/api";
import { csvOf, day, names, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

const [first = "", second = "", last = ""] = names(3);
const both = (list: readonly string[]) => csvOf([source, target].flatMap((group) => list.map((name) => ({ name, group }))));

it("a damaged row that has lost its management group keeps its agent listed in each of the file's, and no more", async () => {
  const migration = (await makeMigration()).id;
  const api = apiOf(migration);
  const groupsOf = async (name: string) => (await api.agent(name)).body.groups.map((group) => [group.name, group.version]);
  await api.send(both([first, second, last]), { capturedAt: day(3), coverage: "whole" });
  const before = await groupsOf(last);
  const cut = `${both([first])}${last},7.1.101`;
  const { body } = await api.send(cut, { capturedAt: day(4), coverage: "whole" });
  expect(body).toMatchObject({ status: "applied", rows: { accepted: 2, rejected: 1 }, changes: { missing: 2 } });
  expect(await groupsOf(last)).toEqual(before);
  expect((await api.agent(last)).body.flags.map(({ code }) => code)).not.toContain("ambiguousName");
  expect((await api.agent(second)).body.stage).toBe("gone");
  expect(await rebuild(migration, new Date(), "Test")).toBe(0);

  await api.send(both([first]), { capturedAt: day(5), coverage: "whole" });
  expect((await api.agent(last)).body.stage).toBe("gone");
  await api.undo(body.id);
  expect((await api.agent(last)).body).toMatchObject({ stage: "gone", periods: [{ to: day(5) }, { from: day(5) }] });
  expect(await rebuild(migration, new Date(), "Test")).toBe(0);
});

it("an agent that such a row alone names is none", async () => {
  const api = apiOf((await makeMigration()).id);
  const { body } = await api.send(`${both([first])}${last},7.1.101`, { capturedAt: day(3), coverage: "whole" });
  expect(body.rows).toMatchObject({ accepted: 2, rejected: 1 });
  expect((await api.agents()).body.items.map(({ fqdn }) => fqdn)).toEqual([first]);
});
