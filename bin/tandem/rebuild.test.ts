import { expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { serversCsv } from "@/lib/server/servers/testing/api";
import { rebuild } from "./rebuild";

useDatabase({ own: true });

it("renews the counts of every import, of agents and of servers", async () => {
  const api = apiOf((await makeMigration()).id);
  await api.send(csvOf(names(3)), { capturedAt: day(3), coverage: "whole" });
  await api.send(serversCsv(["ms01.corp.test", "ms02.corp.test"]), { capturedAt: day(3), coverage: "whole" });
  const counts = async () => (await pool().query("select number, added, changed, unchanged, missing from import order by number")).rows;
  const right = await counts();
  expect(right).toMatchObject([{ added: 3 }, { added: 2 }]);
  await pool().query("update import set added = 0, unchanged = 9");
  await rebuild();
  expect(await counts()).toEqual(right);
});
