import { expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { Shelf } from "./kept";

useDatabase();
const migrationOf = async () =>
  (
    await makeMigration([
      { name: "OLD", role: "source", release: "2019" },
      { name: "NEW", role: "target", release: "2022" },
    ])
  ).id;

it("works out once what many ask at once, and again after the facts moved", async () => {
  const id = await migrationOf();
  const shelf = new Shelf<number>(3);
  let worked = 0;
  const ask = () =>
    shelf.answer(id, "how many", async () => {
      worked += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return worked;
    });
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(1);
  await pool().query("update migration set facts_revision = facts_revision + 1 where id = $1", [id]);
  expect(await Promise.all([ask(), ask()])).toEqual([2, 2]);
});

it("keeps no failure: all who waited hear of it, the next one asks anew", async () => {
  const id = await migrationOf();
  const shelf = new Shelf<string>(3);
  const fail = () => shelf.answer(id, "what", () => Promise.reject(new Error("gone away")));
  const heard = await Promise.allSettled([fail(), fail()]);
  expect(heard.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await shelf.answer(id, "what", async () => "there")).toBe("there");
});
