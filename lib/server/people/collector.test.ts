import { expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";

useDatabase();
const role = "collector" as const;

it("a collector's token sends a file and has it applied, and looks at nothing afterwards", async () => {
  const api = apiOf((await makeMigration()).id);
  const sent = await api.send(csvOf(names(3)), { capturedAt: day(1), coverage: "whole" }, { role });
  expect([sent.status, sent.body.status, sent.body.changes]).toMatchObject([201, "applied", { added: 3 }]);
  const { id } = sent.body;
  const asked = [api.import(id, { role }), api.imports("", { role }), api.rows(id, "", { role }), api.undo(id, { role })];
  for (const { status } of await Promise.all(asked)) expect(status).toBe(403);
  expect((await api.file(id, { role })).status).toBe(403);
});

it("what asks for an answer waits for a person, as it does whoever sends it", async () => {
  const api = apiOf((await makeMigration()).id);
  await api.send(csvOf(names(9)), { capturedAt: day(1), coverage: "whole" });
  const [mine, another] = [
    await api.send(csvOf(names(2)), { capturedAt: day(2) }, { role }),
    await api.send(csvOf(names(1)), { capturedAt: day(3) }, { role: "engineer" }),
  ];
  for (const { status, body } of [mine, another]) expect([status, body.status, body.needs]).toEqual([201, "needs-input", ["coverage"]]);
  expect((await api.apply(mine.body.id, { coverage: "whole" }, { role })).status).toBe(403);
  expect((await api.apply(mine.body.id, { coverage: "whole" }, { role: "engineer" })).status).toBe(200);
});
