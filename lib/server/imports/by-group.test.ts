import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, names, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});

const all = names(55);
const header = "FQDN,Version,HealthState,PrimaryManagementServerName,ManagementGroup";
/** One file with rows of both management groups. */
const both = (ofSource: readonly string[], ofTarget: readonly string[]) =>
  `${csvOf(ofSource.map((name) => ({ name, version: "7.1.10184.0" })))}${csvOf(
    ofTarget.map((name) => ({ name, version: "7.1.10184.0", health: "Error" })),
    target,
  ).replace(`${header}\n`, "")}`;
const gone = async (id: string, outcome: string) =>
  (await api.rows(id, `?outcome=${outcome}&limit=500`)).body.items.map(({ name, group }) => `${group} ${name}`);

describe("a file of several management groups of which one waits for an answer", () => {
  it("counts group by group, and nobody as missing of the one that waits", async () => {
    await api.send(both(all, all), { capturedAt: day(3), coverage: "whole" });
    const asked = (await api.send(both(all.slice(0, 20), all.slice(1)), { capturedAt: day(4), apply: "false" })).body;
    expect(asked).toMatchObject({
      status: "needs-input",
      needs: ["coverage"],
      coverages: { [source]: null, [target]: "whole" },
      changes: { added: 0, changed: 0, unchanged: 74, missing: 1 },
      byGroup: {
        [source]: { added: 0, changed: 0, unchanged: 20, missing: 0, ifWhole: 35 },
        [target]: { added: 0, changed: 0, unchanged: 54, missing: 1, ifWhole: 0 },
      },
    });
    // Only one agent leaves the new management group, whatever is answered; of the original nobody is gone yet.
    expect(asked.stages?.after).toMatchObject({ dualHomed: 54, upgraded: 1, cutOver: 0, gone: 0 });
    expect(await gone(asked.id, "missing")).toEqual([`${target} ${all[0]}`]);
    expect(await gone(asked.id, "ifWhole")).toEqual(all.slice(20).map((name) => `${source} ${name}`));
    for (const [group, own] of Object.entries(asked.byGroup ?? {}))
      for (const [outcome, value] of Object.entries(own))
        expect([group, outcome, (await api.rows(asked.id, `?outcome=${outcome}&group=${group}&limit=1`)).body.total]).toEqual([
          group,
          outcome,
          value,
        ]);
    expect((await api.apply(asked.id)).body.code).toBe("needs-input");

    const whole = (await api.answer(asked.id, { coverage: { [source]: "whole" } })).body;
    expect(whole).toMatchObject({
      status: "planned",
      changes: { missing: 36 },
      byGroup: { [source]: { missing: 35, ifWhole: 0 }, [target]: { missing: 1, ifWhole: 0 } },
      stages: { after: { dualHomed: 19, upgraded: 1, cutOver: 35 } },
    });
    const part = (await api.answer(asked.id, { coverage: { [source]: "part" } })).body;
    expect(part).toMatchObject({
      changes: { missing: 1 },
      byGroup: { [source]: { unchanged: 20, missing: 0, ifWhole: 0 }, [target]: { missing: 1 } },
    });
    const applied = (await api.apply(asked.id)).body;
    expect(applied).toMatchObject({ status: "applied", changes: part.changes, byGroup: null });
    expect((await api.progress()).body.stages).toMatchObject(part.stages?.after ?? { part: "has stages" });
  });

  it("counts nobody as missing while both wait, and a file of one alone as the whole of it", async () => {
    await api.send(both(all, all), { capturedAt: day(3), coverage: "whole" });
    const asked = (await api.send(both(all.slice(0, 20), all.slice(0, 9)), { capturedAt: day(4), apply: "false" })).body;
    expect(asked.changes).toMatchObject({ unchanged: 29, missing: 0 });
    expect([asked.byGroup?.[source]?.ifWhole, asked.byGroup?.[target]?.ifWhole]).toEqual([35, 46]);
    expect(asked.stages?.after).toEqual(asked.stages?.before);
    const one = (await api.send(csvOf(all.slice(0, 20)), { capturedAt: day(5), apply: "false" })).body;
    expect([one.status, one.changes.missing]).toEqual(["needs-input", 35]);
    expect(one.byGroup).toMatchObject({ [source]: { missing: 35, ifWhole: 0 } });
  });

  it("does not count as missing, whatever is said, who may be meant by another form of the name", async () => {
    await api.send(both(all, all), { capturedAt: day(3), coverage: "whole" });
    const asked = (await api.send(both([...all.slice(0, 20), "srv021"], all), { capturedAt: day(4), apply: "false" })).body;
    expect([asked.byGroup?.[source]?.ifWhole, (await gone(asked.id, "ifWhole")).length]).toEqual([34, 34]);
    const whole = (await api.answer(asked.id, { coverage: "whole" })).body;
    expect(whole.changes.missing).toBe(34);
  });

  it("holds for servers as well", async () => {
    const servers = (list: readonly [string, string][]) =>
      `Name,IsGateway,Version,ManagementGroup\n${list.map(([name, group]) => `${name},False,7.0.9538.0,${group}`).join("\n")}\n`;
    const known: [string, string][] = [
      ["ms1.x", source],
      ["ms2.x", source],
      ["ms3.x", target],
    ];
    await api.send(servers(known), { capturedAt: day(3), coverage: "whole" });
    const asked = (await api.send(servers(known.slice(1)), { capturedAt: day(4), apply: "false" })).body;
    expect(asked).toMatchObject({
      needs: ["coverage"],
      coverages: { [source]: null, [target]: "whole" },
      changes: { unchanged: 2, missing: 0 },
      byGroup: { [source]: { unchanged: 1, missing: 0, ifWhole: 1 }, [target]: { unchanged: 1, missing: 0, ifWhole: 0 } },
    });
    expect(await gone(asked.id, "ifWhole")).toEqual([`${source} ms1.x`]);
    expect((await api.answer(asked.id, { coverage: "whole" })).body.changes.missing).toBe(1);
  });
});
