import "server-only";
import type { ImportRow as Row } from "@/lib/contracts/imports";
import { anyOf } from "@/lib/domain/name-issues";
import { rowOutcomes } from "@/lib/domain/naming/logged-rows";
import { listFields } from "@/lib/domain/people-lists/fields";
import { pool } from "@/lib/server/database/pool";
import { int, oneOf, orNull, readRows, text } from "@/lib/server/database/rows";
import { changesByList } from "@/lib/server/projection/listed";
import type { ImportRow } from "../record";

/** What happened to each row of a people's list: which agent it means, and what it changes of that. */
export async function listRowsOf({ migrationId, number }: ImportRow): Promise<Row[]> {
  const kept = await readRows(
    pool(),
    { row: int, outcome: oneOf(rowOutcomes), name: orNull(text) },
    "select row, outcome, coalesce(name, spelled) as name from list_row where migration_id = $1 and number = $2 order by row",
    [migrationId, number],
  );
  const { own: rows, changes: all } = await changesByList(pool(), migrationId, number);
  const own = new Map(rows.map((one) => [one.row, one.meant]));
  const changes = new Map(all.map((change) => [change.row, change]));
  const keys = [...own.values()].flatMap((one) => (one.as === "agent" ? [one.key] : one.as === "several" ? one.keys : []));
  const names = await namesOf(migrationId, keys);
  return kept.map(({ row, outcome, name }): Row => {
    const change = changes.get(row);
    const of = own.get(row);
    const told = {
      row,
      group: null,
      section: null,
      stage: null,
      fields: (change?.fields ?? []).map((one) => ({ ...one, field: listFields[one.field].name })),
    };
    if (outcome !== "accepted" || !of) return { ...told, name, outcome: outcome === "accepted" ? "unchanged" : outcome, issues: [] };
    if (of.as === "agent") return { ...told, name: names.get(of.key) ?? name, outcome: change?.outcome ?? "unchanged", issues: [] };
    if (of.as === "none") return { ...told, name, outcome: "withoutAgent", issues: [] };
    const candidates = of.keys.map((key) => names.get(key) ?? "").sort();
    const message = `${name} may be ${anyOf(candidates)}.`;
    const hint = "Say which by an alias of that agent, or list full names.";
    return {
      ...told,
      name,
      outcome: "withoutAgent",
      issues: [{ row, column: null, code: "ambiguous-name", severity: "error", message, hint }],
    };
  });
}

async function namesOf(migrationId: string, keys: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const question = "select key, name from agent where migration_id = $1 and key = any($2)";
  const rows = await readRows(pool(), { key: int, name: text }, question, [migrationId, keys]);
  return new Map(rows.map(({ key, name }) => [key, name]));
}
