import "server-only";
import type pg from "pg";
import { isComponentImport } from "@/lib/domain/components";
import { loadGroups } from "@/lib/server/projection/timeline";
import { placeAliasedRows } from "./aliased-rows";
import { resolveBareNames } from "./bare-names";
import { capturedTwice } from "./captured-twice";
import { coverageAsker } from "./coverage";
import { decideCoverage } from "./decide-coverage";
import { placeServers } from "./known-servers";
import type { LaidOut } from "./lay-out";
import { type Question, requireImport, updateImport } from "./record";
import { sayRetired } from "./retired-groups";
import { placeSameLabels } from "./same-labels";
import { settleComponents } from "./servers/settle";
import { kindInDoubt } from "./thin-lists";

/** Places a laid-out import among the others: whom its names mean, whether it conflicts, whether it is whole. */
export async function settle(client: pg.PoolClient, { row, birth }: LaidOut): Promise<LaidOut> {
  if (isComponentImport(row.kind)) return { row: await settleComponents(client, row), birth: null };
  const placed = await placeAliasedRows(client, row.migrationId, { only: row.number });
  await resolveBareNames(client, row.migrationId, row.number);
  const aside = await placeServers(client, row.migrationId, row.number);
  const labelled = await placeSameLabels(client, row.migrationId, row.number);
  await sayRetired(client, row.migrationId, row.number);
  const settled = await requireImport(client, row.migrationId, row.id);
  const groups = await loadGroups(client, row.migrationId);
  const conflict = await capturedTwice(client, settled, groups);
  const { question, ...decided } = await decideCoverage(settled, groups, await coverageAsker(client, settled, groups));
  const kind = await kindInDoubt(client, settled);
  const questions: Question[] = kind ? [kind] : conflict ? [{ need: "capturedAt", message: conflict }] : question ? [question] : [];
  const status = questions.length ? "needs-input" : "planned";
  return { row: await updateImport(client, settled, { questions, status, ...decided }), birth: placed || aside || labelled ? null : birth };
}
