import "server-only";
import type pg from "pg";
import { isComponentImport } from "@/lib/domain/components";
import { loadGroups, loadTimeline } from "@/lib/server/estate/timeline";
import { capturedTwice } from "./captured-twice";
import { coverageAsker } from "./coverage";
import { decideCoverage } from "./decide-coverage";
import type { LaidOut } from "./lay-out";
import { placedRows } from "./placed-rows";
import { type Question, requireImport, updateImport } from "./record";
import { sayRetired } from "./retired-groups";
import { settleComponents } from "./servers/settle";
import { kindInDoubt } from "./thin-lists";

/** Places a laid-out import among the others: whom its names mean, whether it conflicts, whether it is whole. */
export async function settle(client: pg.PoolClient, { row, birth }: LaidOut): Promise<LaidOut> {
  if (isComponentImport(row.kind)) return { row: await settleComponents(client, row), birth: null };
  // People's lists stand beside each other, and make nobody missing.
  if (row.kind === "peopleList") return { row, birth: null };
  const timeline = await loadTimeline(client, row.migrationId, row.number);
  const placed = await placedRows(client, row.migrationId, row.number, timeline);
  await placed.tellings.write(client, row.migrationId, [row.number]);
  await sayRetired(client, row.migrationId, row.number);
  const settled = await requireImport(client, row.migrationId, row.id);
  const groups = await loadGroups(client, row.migrationId);
  const conflict = await capturedTwice(client, settled, groups, placed.rows, timeline);
  const { question, ...decided } = await decideCoverage(settled, groups, coverageAsker(client, settled, groups, placed, timeline));
  const kind = await kindInDoubt(client, settled, placed.rows);
  const questions: Question[] = kind ? [kind] : conflict ? [{ need: "capturedAt", message: conflict }] : question ? [question] : [];
  const status = questions.length ? "needs-input" : "planned";
  return { row: await updateImport(client, settled, { questions, status, ...decided }), birth };
}
