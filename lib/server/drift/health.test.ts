import { beforeEach, describe, expect, it } from "vitest";
import { toldHealths } from "@/lib/domain/health-course";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, source, target } from "@/lib/server/imports/testing/exports";
import { contoso, makeMigration } from "@/lib/server/imports/testing/send";
import { driftOf } from "./testing/api";

useDatabase();

let api: ReturnType<typeof apiOf>;
let drift: ReturnType<typeof driftOf>;
beforeEach(async () => {
  const { id } = await makeMigration([...contoso, { name: "OLD_TOO", role: "source", release: "2012 SP1" }]);
  api = apiOf(id);
  drift = driftOf(id);
});
const row = (name: string, health: string, more = "") => ({ name: `${name}.corp.test`, health, more });
const list = async (query: string) => (await api.agents(`?limit=500&${query}`)).body.items.map(({ fqdn }) => fqdn.split(".")[0]);

describe("a number of the health of the original", () => {
  it("opens exactly the agents that it counts, at every moment and by now", async () => {
    const at = (n: number) => ({ capturedAt: day(n), coverage: "whole" });
    await api.send(csvOf([row("a", "Success"), row("b", "Error"), row("c", "")]), at(3));
    await api.send(csvOf([row("a", "Success"), row("d", "Warning")], "OLD_TOO"), at(4));
    await api.send(csvOf([row("b", "Success"), row("e", "Error")], target), at(4));
    await api.send(
      csvOf([row("a", "Error", "True"), row("b", "Success", "False"), row("c", "Uninitialized", "True")], source, "IsAvailable"),
      at(5),
    );
    const { moments } = (await drift.health()).body;
    expect(moments.map(({ at: _, imports: __, ...counts }) => counts)).toEqual([
      { healthy: 1, warning: 0, critical: 1, notMonitored: 0, unknown: 1 },
      { healthy: 1, warning: 1, critical: 1, notMonitored: 0, unknown: 1 },
      { healthy: 1, warning: 1, critical: 1, notMonitored: 2, unknown: 0 },
    ]);
    for (const moment of moments)
      for (const health of toldHealths) {
        const opened = await list(`sourceHealth=${health}&asOf=${encodeURIComponent(moment.at)}`);
        expect([moment.at, health, opened.length]).toEqual([moment.at, health, moment[health]]);
      }
    // The new management group's word plays no part, and one that two originals tell differently is in both.
    expect([await list("sourceHealth=healthy"), await list("sourceHealth=critical"), await list("sourceHealth=notMonitored")]).toEqual([
      ["a"],
      ["a"],
      ["b", "c"],
    ]);
    expect((await api.agents("?sourceHealth=ill")).status).toBe(400);
  });
});
