import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomRuns } from "@/bin/testing/random-runs";
import { componentListQuery } from "@/lib/contracts/components";
import type { Migration } from "@/lib/contracts/migrations";
import { useDatabase } from "@/lib/server/database/testing";
import { listComponents } from "@/lib/server/servers/list";
import { gatewaysCsv, serversCsv } from "@/lib/server/servers/testing/api";
import { listImports } from "../read";
import { lead, makeMigration, send } from "../testing/send";
import { undoImport } from "../undo";

useDatabase();

/** More on demand: TANDEM_HISTORIES=300 npx vitest run lib/server/imports/servers/histories.test.ts */
const runs = randomRuns(25);

const row = fc.record({
  name: fc.constantFrom("ms01.corp.test", "ms02.corp.test", "gw01.dmz.test", "gw02.dmz.test"),
  version: fc.constantFrom("7.1.10226.0", "7.1.10184.0", ""),
  health: fc.constantFrom("Success", "Error"),
});
/** Every file at an instant of its own: two whole ones of one instant that disagree are asked about. */
const file = fc.record({
  rows: fc.uniqueArray(row, { minLength: 1, maxLength: 4, selector: (r) => r.name }),
  hour: fc.integer({ min: 0, max: 20 }),
  coverage: fc.constantFrom("whole" as const, "whole" as const, "part" as const),
  gateways: fc.boolean(),
});
type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

function textOf({ rows, gateways }: File): string {
  if (gateways) return gatewaysCsv(rows.map((r) => r.name));
  return serversCsv(rows.map((r) => ({ ...r, gateway: r.name.startsWith("gw") })));
}

const bring = (migration: string, one: File) =>
  send(migration, textOf(one), { capturedAt: new Date(Date.UTC(2014, 1, 3, one.hour)).toISOString(), coverage: one.coverage });

/** All that is shown, without what names an import by its arrival. */
async function shown(migration: Migration) {
  const { items } = await listComponents(migration, componentListQuery.parse({}));
  const imports = (await listImports(migration.id, { limit: 500 })).items.filter((one) => one.status === "applied");
  return {
    components: items.map(({ id, importId, importNumber, ...rest }) => rest),
    imports: imports
      .map(({ capturedAt, changes, sha256 }) => ({ capturedAt, changes, sha256 }))
      .sort((a, b) => (`${a.sha256} ${a.capturedAt}` < `${b.sha256} ${b.capturedAt}` ? -1 : 1)),
  };
}

describe("any history of servers", () => {
  it(`ends the same in any order of arrival, and undo restores exactly (${runs.numRuns} histories, seed ${runs.seed})`, {
    timeout: 3_600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(file, { minLength: 2, maxLength: 5, selector: (f) => f.hour }),
        fc.nat(),
        fc.nat(),
        async (files, turn, victim) => {
          const [straight, turned] = [await makeMigration(), await makeMigration()];
          for (const one of files) await bring(straight.id, one);
          const at = turn % files.length;
          for (const one of [...files.slice(at), ...files.slice(0, at)].reverse()) await bring(turned.id, one);
          const expected = await shown(straight);
          expect(await shown(turned)).toEqual(expected);
          const extra = { ...(files[victim % files.length] ?? files[0]), hour: 21 } as File;
          const made = await bring(straight.id, extra);
          await undoImport({ actor: lead, now: new Date(), requestId: made.id }, straight.id, made.id, null);
          expect(await shown(straight)).toEqual(expected);
        },
      ),
      runs,
    );
  });
});
