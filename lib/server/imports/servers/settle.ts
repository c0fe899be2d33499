import "server-only";
import type pg from "pg";
import { exportsAgree, serversDoubts, serversLeftOut } from "@/lib/domain/component-coverage";
import { componentHistory } from "@/lib/domain/component-history";
import { withFullNames } from "@/lib/domain/component-names";
import type { Doubt } from "@/lib/domain/coverage";
import { decommissionedBy } from "@/lib/domain/drift/planned-changes";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { loadGroups } from "@/lib/server/estate/timeline";
import { loadPlannedChanges } from "@/lib/server/plans/explanations";
import { type ComponentObservations, loadObservations } from "@/lib/server/projection/server-sightings";
import { capturedTwiceQuestion } from "../captured-twice";
import { decideCoverage, saidKeys } from "../decide-coverage";
import { type ImportRow, type Question, requireImport, updateImport } from "../record";
import { sayRetired } from "../retired-groups";
import { placeBareComponents } from "./bare-names";

/** Places a laid-out import of servers among the others: whether it conflicts, whether it is whole. */
export async function settleComponents(client: pg.PoolClient, laidOut: ImportRow): Promise<ImportRow> {
  await placeBareComponents(client, laidOut.migrationId, laidOut.number);
  await sayRetired(client, laidOut.migrationId, laidOut.number);
  const row = await requireImport(client, laidOut.migrationId, laidOut.id);
  const groups = (await loadGroups(client, row.migrationId)).filter((g) => row.groupKeys.includes(g.key));
  const observed = await loadObservations(client, row.migrationId, row.number);
  const conflict = conflictOf(row, groups, observed);
  const { question, ...decided } = makesNobodyMissing(row)
    ? { ...saidKeys(row, groups), doubts: [], question: null }
    : await decideCoverage(row, groups, await doubtsAsker(client, row, observed));
  const questions: Question[] = conflict ? [{ need: "capturedAt", message: conflict }] : question ? [question] : [];
  const partKeys = makesNobodyMissing(row) ? row.groupKeys.filter((key) => !decided.wholeKeys.includes(key)) : decided.partKeys;
  return await updateImport(client, row, { questions, status: questions.length ? "needs-input" : "planned", ...decided, partKeys });
}

/** A failover list speaks for whom it names, unless somebody says that nobody else has any. */
const makesNobodyMissing = ({ kind }: ImportRow) => kind === "failover";

/** Two whole exports of one group, kind and instant must say the same. */
function conflictOf(row: ImportRow, groups: readonly ManagementGroup[], { imports, sightings }: ComponentObservations): string | null {
  const own = imports.find((one) => one.number === row.number);
  if (!own || makesNobodyMissing(row)) return null;
  const full = withFullNames(sightings);
  const rowsOf = (number: number) => full.filter((s) => s.number === number);
  const mine = { one: own, rows: rowsOf(own.number) };
  for (const other of imports.filter((one) => one !== own && one.at === own.at)) {
    const theirs = { one: other, rows: rowsOf(other.number) };
    const both = groups.filter(({ key }) => own.wholeKeys.includes(key) && other.wholeKeys.includes(key));
    const group = both.find(({ key }) => !exportsAgree(mine, theirs, key));
    if (group) return capturedTwiceQuestion(other.number, group);
  }
  return null;
}

async function doubtsAsker(
  client: pg.PoolClient,
  row: ImportRow,
  { imports, sightings }: ComponentObservations,
): Promise<(group: ManagementGroup) => Doubt[]> {
  const own = imports.find((one) => one.number === row.number);
  if (!own) return () => [];
  const rows = withFullNames(sightings).filter((s) => s.number === own.number);
  const others = imports.filter((one) => one !== own);
  const { components } = componentHistory(others, sightings, own.at);
  const isPlanned = decommissionedBy(await loadPlannedChanges(client, row.migrationId), own.at);
  // Actions vanish because they are worked off: that some are missing raises no doubt.
  const known = row.kind === "pending" ? [] : [...components.values()];
  return (group) => serversDoubts(serversLeftOut(known, { speaksFor: own.speaksFor, rows, cut: row.cut }, group, isPlanned));
}
