import type pg from "pg";
import { expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { refreshProjections } from "./refresh";
import { asOwner, becomeOlder, bringUpToNow, type Dump, tablesOf } from "./testing/older";

useDatabase({ own: true });

/** The first migration that an older database has not seen: until then coverage was one word for a whole file. */
const coveragePerGroup = "20261129_coverage_per_group";

async function dump(client: pg.Client): Promise<Dump> {
  const found: Dump = new Map();
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from "${name}" t`);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** The rows in the columns that the edition before had, with coverage as it was kept. */
function inOlderColumns(rows: Dump, coverage: ReadonlyMap<unknown, string | null>): Dump {
  const own = (table: string, change: (row: Record<string, unknown>) => Record<string, unknown>) =>
    [table, (rows.get(table) ?? []).map((row) => ({ ...row, ...change(row) }))] as const;
  return new Map([
    ...rows,
    own("import", (row) => ({ coverage: coverage.get(row.id) ?? null })),
    own("observation", (row) => ({ agent_key: row.name_key })),
    own("agent_period", (row) => ({ version_sort: "", in_group: true, span: row.migration_id })),
  ]);
}

async function becomeEditionOfCoverage(
  client: pg.Client,
  config: pg.ClientConfig,
  rows: Dump,
  coverage: ReadonlyMap<unknown, string | null>,
) {
  await becomeOlder(client, config, coveragePerGroup, inOlderColumns(rows, coverage));
  await client.query("set session_replication_role = replica");
  // What that edition derived, by rules of its own: other flags and stages, so that nothing of it is alike what is derived now.
  await client.query(
    `update agent_period set flags = '[]', flag_codes = '{}', stage = 'waiting', digest = md5(digest);
     update migration set rules = 'older'`,
  );
  await client.query("set session_replication_role = origin");
}

it("a database of the edition before, with imports in it, ends as if everything had been imported anew", async () => {
  const { id } = await makeMigration();
  const api = apiOf(id);
  const all = names(40);
  const at = (list: readonly string[], version = "7.1.10184.0") => list.map((name) => ({ name, version }));
  const both = (list: readonly string[], rest: readonly string[]) =>
    csvOf(at(list)) + csvOf(at(rest), target).split("\n").slice(1).join("\n");
  await api.send(both(all, all.slice(0, 30)), { capturedAt: day(3), coverage: "whole" });
  await api.send(csvOf(at(all.slice(0, 39))), { capturedAt: day(4) });
  const undone = (await api.send(csvOf(at(all.slice(0, 38))), { capturedAt: day(5) })).body;
  await api.undo(undone.id);
  await api.send(both(all.slice(0, 3), all.slice(0, 2)), { capturedAt: day(6), coverage: "part" });
  await api.send(csvOf(at(all.slice(1, 31)), target), { capturedAt: day(7) });
  const waiting = (await api.send(csvOf(at(all.slice(0, 9))), { capturedAt: day(8), apply: "false" })).body;
  const planned = (await api.send(csvOf(at(all.slice(0, 38))), { capturedAt: day(9), apply: "false" })).body;
  const servers = `Name,IsGateway,Version,ManagementGroup\nms01.corp.test,False,7.0.9538.0,${source}\n`;
  await api.send(servers, { capturedAt: day(3) });

  const told = async () => ({
    imports: (await api.imports("?limit=500")).body.items.map(({ number, status, coverages, changes, needs }) => ({
      number,
      status,
      // An import that was undone kept no word of what it had been taken for.
      ...(status === "undone" ? {} : { coverages }),
      changes,
      needs,
    })),
    progress: (await api.progress()).body,
    agents: (await api.agents("?limit=500")).body.items.map(({ fqdn, stage, flags, groups, done }) => ({
      fqdn,
      stage,
      flags,
      groups,
      done,
    })),
    servers: (await api.components()).body.items.map(({ name, listed }) => [name, listed]),
  });
  const right = await told();
  expect(right.progress).toMatchObject({ total: 39, stages: { dualHomed: 30, upgraded: 9, gone: 1 }, flags: { lostMonitoring: 1 } });
  expect(waiting.needs).toEqual(["coverage"]);

  await asOwner(async (client, config) => {
    const rows = await dump(client);
    const word = ({ status, whole_keys: whole, part_keys: part, questions }: Record<string, unknown>) =>
      Array.isArray(part) && part.length > 0
        ? "part"
        : status === "undone" || (Array.isArray(questions) && questions.length > 0) || !Array.isArray(whole)
          ? null
          : "whole";
    await becomeEditionOfCoverage(client, config, rows, new Map((rows.get("import") ?? []).map((row) => [row.id, word(row)])));
    const { rows: older } = await client.query<{ coverage: string | null; count: number }>(
      "select coverage, count(*)::int as count from import group by 1 order by 1 nulls last",
    );
    expect(older).toEqual([
      { coverage: "part", count: 1 },
      { coverage: "whole", count: 5 },
      { coverage: null, count: 2 },
    ]);
    expect(await bringUpToNow(config)).toContain(coveragePerGroup);
  });
  expect(await refreshProjections(new Date())).toBe(1);
  const now = await told();
  expect(now).toEqual(right);

  // What waited waits still, and is answered as ever; what was ready is applied.
  expect((await api.apply(waiting.id)).body.code).toBe("needs-input");
  expect((await api.apply(waiting.id, { coverage: "part" })).body).toMatchObject({ status: "applied", coverages: { [source]: "part" } });
  expect((await api.apply(planned.id, { coverage: "whole" })).body).toMatchObject({ status: "applied", coverages: { [source]: "whole" } });
  expect((await api.progress()).body.stages).toMatchObject({ dualHomed: 30, upgraded: 8, gone: 2 });
});
