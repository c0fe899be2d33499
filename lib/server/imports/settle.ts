import "server-only";
import type pg from "pg";
import { observesComponents } from "@/lib/domain/components";
import { isOfManifest } from "@/lib/domain/coverage";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { loadGroups, loadTimeline } from "@/lib/server/estate/timeline";
import { capturedTwice } from "./captured-twice";
import { coverageAsker } from "./coverage";
import { decideCoverage } from "./decide-coverage";
import type { LaidOut } from "./lay-out";
import { placedRows } from "./placed-rows";
import { type ImportRow, type Question, requireImport, updateImport } from "./record";
import { sayRetired } from "./retired-groups";
import { type Asker, askerOfComponents } from "./servers/asker";
import { placeBareComponents } from "./servers/bare-names";
import { kindInDoubt } from "./thin-lists";

/** Places a laid-out import among the others: whom its names mean, whether it conflicts, whether it is whole. */
export async function settle(client: pg.PoolClient, { row, birth }: LaidOut): Promise<LaidOut> {
  // People's lists stand beside each other, and make nobody missing.
  if (row.kind === "peopleList") return { row, birth };
  const { migrationId, number } = row;
  const observes = observesComponents(row.kind);
  if (observes) await placeBareComponents(client, migrationId, number);
  const placed = row.agentsTold === "none" ? null : await placeAgents(client, row);
  await sayRetired(client, migrationId, number);
  const settled = await requireImport(client, migrationId, row.id);
  const groups = await loadGroups(client, migrationId);
  const askers: Asker[] = [];
  if (placed) askers.push(await askerOfAgents(client, settled, groups, placed));
  if (observes) askers.push(await askerOfComponents(client, settled, groups));
  const doubtsOf = async (group: ManagementGroup) => (await Promise.all(askers.map((one) => one.doubtsOf(group)))).flat();
  const { question, ...decided } = await decideCoverage(settled, groups, doubtsOf);
  const kind = placed && (await kindInDoubt(client, settled, placed.rows));
  const conflict = askers.find((one) => one.conflict !== null)?.conflict;
  const questions: Question[] = kind ? [kind] : conflict ? [{ need: "capturedAt", message: conflict }] : question ? [question] : [];
  const status = questions.length ? "needs-input" : "planned";
  return { row: await updateImport(client, settled, { questions, status, ...decided }), birth };
}

type Placed = Awaited<ReturnType<typeof placeAgents>>;

async function placeAgents(client: pg.PoolClient, { migrationId, number }: ImportRow) {
  const timeline = await loadTimeline(client, migrationId, number);
  const placed = await placedRows(client, migrationId, number, timeline);
  await placed.tellings.write(client, migrationId, [number]);
  return { ...placed, timeline };
}

/** Only a list that may be all of a group can lack somebody. What the collector says of its own sections stands, unless half of a group is not in it. */
async function askerOfAgents(client: pg.PoolClient, row: ImportRow, groups: readonly ManagementGroup[], placed: Placed): Promise<Asker> {
  if (row.agentsTold !== "listed") return { conflict: null, doubtsOf: () => [] };
  const ask = coverageAsker(client, row, groups, placed, placed.timeline);
  return {
    conflict: await capturedTwice(client, row, groups, placed.rows, placed.timeline),
    doubtsOf: async (group) => (await ask(group)).filter((doubt) => !row.collected?.scopeKnown || isOfManifest(doubt)),
  };
}
