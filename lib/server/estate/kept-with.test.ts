import { expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { estateOf } from "./kept";
import { keptWithEstate, keptWithFacts } from "./kept-with";

useDatabase();

it("works out once what many ask at once, again after people said something, and what exports tell only after an import", async () => {
  const { id } = await makeMigration();
  const api = apiOf(id);
  let worked = 0;
  const work = async () => {
    worked += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return worked;
  };
  const [ofEstate, ofFacts] = [keptWithEstate(work), keptWithFacts(work)];
  const ask = async (of: typeof ofEstate) => await of(await estateOf(id));
  await api.send(csvOf(names(3)), { capturedAt: day(5) });
  expect(await Promise.all([ask(ofEstate), ask(ofEstate), ask(ofEstate)])).toEqual([1, 1, 1]);
  expect([await ask(ofFacts), await ask(ofEstate)]).toEqual([2, 1]);
  await api.edit("srv002.corp.test", { owner: "ops" }, { ifMatch: 1 });
  expect([await ask(ofFacts), await ask(ofEstate)]).toEqual([2, 3]);
  await api.send(csvOf(names(3)), { capturedAt: day(6) });
  expect([await ask(ofFacts), await ask(ofEstate)]).toEqual([4, 5]);
});

it("tells questions apart, and keeps no failure: all who waited hear of it, the next one asks anew", async () => {
  const estate = await estateOf((await makeMigration()).id);
  let fails = true;
  const of = keptWithFacts(async (_, about: string) => {
    if (fails) throw new Error(`no ${about}`);
    return about;
  });
  const heard = await Promise.allSettled([of(estate, "one"), of(estate, "one")]);
  expect(heard.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  expect([await of(estate, "one"), await of(estate, "two")]).toEqual(["one", "two"]);
});
