import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import type { ImportInput } from "@/lib/contracts/imports";
import { type Change, changedFields } from "@/lib/domain/agent-history";
import { isComponentImport } from "@/lib/domain/components";
import type { ReadFile } from "@/lib/domain/export-rows";
import { FirstIssues } from "@/lib/domain/first-issues";
import { type AssignedRow, assignGroups, contentIssues, sameBytesIssue, timeIssues } from "@/lib/domain/import-rows";
import { type Stage, stages } from "@/lib/domain/stages";
import type { ReadExport } from "@/lib/readers/read-export";
import { Refusal } from "@/lib/readers/refusal";
import { previewComponents } from "@/lib/server/components/changes";
import { settleComponents } from "@/lib/server/components/settle";
import { type Birth, derive } from "@/lib/server/projection/derive";
import { noChanges } from "@/lib/server/projection/reproject";
import { loadGroups, loadNamedBuilds, loadTimeline } from "@/lib/server/projection/timeline";
import { placeAliasedRows } from "./aliased-rows";
import { resolveBareNames } from "./bare-names";
import { looksWhole, noChangesByGroup, waitingKeys } from "./by-group";
import { capturedTwice } from "./captured-twice";
import { countOutcomes } from "./content";
import { contentOfKind } from "./content-of-kind";
import { countLeftOut, coverageAsker } from "./coverage";
import { decideCoverage, refuseUnknownGroups, saidKeys } from "./decide-coverage";
import { inheritedOrder } from "./inherited-order";
import { placeServers } from "./known-servers";
import { findSameBytes, type ImportRow, type Question, type StageCounts, updateImport } from "./record";
import { sayRetired } from "./retired-groups";
import { placeSameLabels } from "./same-labels";

/** An import as laid out. `birth` holds in the transaction in which that happened, until rows are given to other agents. */
export type LaidOut = { row: ImportRow; birth: Birth | null };

/**
 * Lays out what an import would do: gives its rows to groups, keeps them as observations that do not count yet, and asks
 * what the file leaves open. Throws a Refusal when nothing of it can be used. The rows of `read` are used up.
 * Agents that are new with it are answered too, as they are in memory.
 */
export async function layOut(client: pg.PoolClient, row: ImportRow, read: ReadExport, input: ImportInput): Promise<LaidOut> {
  const groups = await loadGroups(client, row.migrationId);
  refuseUnknownGroups(input.coverage, groups);
  const namedBuilds = await loadNamedBuilds(client);
  const { file } = read;
  const capturedAt = input.capturedAt ? new Date(input.capturedAt) : null;
  const questions: Question[] = [];
  if (!file.kind) questions.push(kindQuestion(file));
  if (file.asksColumns && !input.columns) questions.push({ need: "columns", message: columnsQuestion(file) });
  const assigned = assignGroups(file, read.rows, input.group ?? null, groups);
  if (!assigned.ok && "refused" in assigned)
    throw new Refusal(assigned.refused, assigned.detail, "Check which migration and which management group this export is for.");
  if (!assigned.ok)
    questions.push({ need: "group", message: "The rows do not say which management group they come from. Which one made this export?" });
  if (!input.capturedAt) questions.push({ need: "capturedAt", message: "When was this export made? Its rows do not tell." });
  const ready = questions.length === 0;
  const inherited = assigned.ok ? await inheritedOrder(client, row.migrationId, file, assigned.groupKeys, capturedAt) : null;
  if (inherited) file.dateOrder = inherited.order;
  const given = assigned.ok ? withLastGroup(assigned) : read.rows.map((r) => ({ ...r, groupKey: null }));
  const content = await contentOfKind(client, row, file, given, capturedAt, ready);
  const applied = (await findSameBytes(client, row.migrationId, row.sha256)).find(
    ({ id, status }) => id !== row.id && status === "applied",
  );
  const { whole, beyond } = new FirstIssues([
    ...sameBytesIssue(file.kind, applied),
    ...(inherited ? [inherited.issue, ...file.issues.filter(({ code }) => code !== "ambiguous-dates")] : file.issues),
    ...content.issues,
    ...(assigned.ok
      ? [...assigned.issues, ...contentIssues(assigned.rows, file, row.fileName, assigned.groupKeys, groups, namedBuilds)]
      : []),
    // What waits may have waited for weeks: old times say nothing of the file.
    ...(capturedAt
      ? timeIssues(
          content.rows.map((r) => ({ row: r.row, name: r.spelled, times: [r.facts?.lastModified, r.facts?.installTime] })),
          capturedAt,
        ).filter(({ code }) => code !== "stale-rows" || file.kind !== "pending")
      : []),
  ]);
  const issues = whole.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const issuesBeyond = beyond + file.issuesBeyond + content.issuesBeyond;
  const outcomes = (outcome: "read" | "rejected") => read.rows.filter((r) => r.outcome === outcome).length;
  const ofFile = assigned.ok ? {} : { accepted: outcomes("read"), rejected: outcomes("rejected") };
  const counts = withBeyond({ ...countOutcomes(content.rows), ...ofFile }, file);
  // What was read is laid out by now. A large file needs the memory for what follows.
  read.rows.length = 0;
  if (assigned.ok) assigned.rows.length = 0;
  const newborns = await content.keep(issues);
  const groupKeys = assigned.ok ? assigned.groupKeys : [];
  const laidOut = await updateImport(client, row, {
    kind: file.kind,
    encoding: file.encoding,
    separator: file.separator,
    dateOrder: input.dateOrder ?? file.dateOrder,
    columns: file.columns,
    evidence: file.evidence,
    headers: file.readColumns,
    cut: file.cut,
    bareNames: content.bareNames,
    groupKeys,
    capturedAt,
    input,
    questions,
    ...saidKeys({ input, groupKeys }, groups),
    doubts: [],
    ...counts,
    issueCount: issues.length + issuesBeyond,
    issuesBeyond,
    rejectedBeyond: file.beyond.rejected,
    status: ready ? "planned" : "needs-input",
    plan: null,
    stages: null,
    byGroup: null,
  });
  return { row: laidOut, birth: { number: row.number, newborns } };
}

function kindQuestion({ evidence, candidates }: ReadFile): Question {
  const found = evidence.length ? ` It has ${evidence.slice(0, 4).join(", ")}, as several kinds do.` : "";
  return { need: "kind", message: `The columns do not tell what this file lists.${found} Which kind of export is it?`, candidates };
}

function columnsQuestion({ readColumns }: ReadFile): string {
  const unknown = readColumns.filter(({ title, field }) => field === null && title !== "").map(({ title }) => title);
  const shown = unknown.slice(0, 4).join(", ");
  return `Tandem does not know the columns ${unknown.length > 4 ? `${shown} and ${unknown.length - 4} more` : shown}. Which holds what?`;
}

/** Rows that are told as a number count like the others. */
function withBeyond(counts: ReturnType<typeof countOutcomes>, { beyond: { rejected, ignored } }: ReadFile): typeof counts {
  return {
    ...counts,
    total: counts.total + rejected + ignored,
    rejected: counts.rejected + rejected,
    ignored: counts.ignored + ignored,
  };
}

/** A rejected row may have lost the cell of its group: in a file of one group it is of that one, so its agent is not missing. */
function withLastGroup({ rows, groupKeys }: { rows: readonly AssignedRow[]; groupKeys: readonly number[] }): readonly AssignedRow[] {
  const [only = null] = groupKeys;
  if (groupKeys.length !== 1) return rows;
  return rows.map((row) => (row.outcome === "rejected" && row.groupKey === null && row.name !== null ? { ...row, groupKey: only } : row));
}

/** Places a laid-out import among the others: whom its names mean, whether it conflicts, whether it is whole. */
export async function settle(client: pg.PoolClient, { row, birth }: LaidOut): Promise<LaidOut> {
  if (isComponentImport(row.kind)) return { row: await settleComponents(client, row), birth: null };
  const placed = await placeAliasedRows(client, row.migrationId, { only: row.number });
  await resolveBareNames(client, row.migrationId, row.number);
  const aside = await placeServers(client, row.migrationId, row.number);
  const labelled = await placeSameLabels(client, row.migrationId, row.number);
  await sayRetired(client, row.migrationId, row.number);
  const counts = await client.query<Pick<ImportRow, "accepted" | "rejected" | "duplicates" | "ignored" | "issueCount">>(
    `select accepted, rejected, duplicates, ignored, issue_count as "issueCount" from import where migration_id = $1 and number = $2`,
    [row.migrationId, row.number],
  );
  const settled = { ...row, ...counts.rows[0] };
  const groups = await loadGroups(client, row.migrationId);
  const conflict = await capturedTwice(client, settled, groups);
  const { question, ...decided } = await decideCoverage(settled, groups, await coverageAsker(client, settled, groups));
  const questions: Question[] = conflict ? [{ need: "capturedAt", message: conflict }] : question ? [question] : [];
  const status = questions.length ? "needs-input" : "planned";
  return { row: await updateImport(client, settled, { questions, status, ...decided }), birth: placed || aside || labelled ? null : birth };
}

/**
 * What applying would change: counts in all and group by group, stages, and a digest by which to notice that facts moved since. In a file
 * of several groups nobody is missing yet of one that waits to hear whether the file is the whole of it; who would be is counted apart.
 */
export async function preview(
  client: pg.PoolClient,
  row: ImportRow,
  factsRevision: number,
  birth: Birth | null = null,
): Promise<ImportRow> {
  if (isComponentImport(row.kind)) return await previewComponents(client, row, factsRevision);
  const timeline = await loadTimeline(client, row.migrationId, row.number, { asWhole: looksWhole(row) });
  const place = timeline.place.get(row.number);
  const excluded = await client.query<{ key: number }>(
    "select agent_key as key from agent_plan where migration_id = $1 and excluded_at is not null",
    [row.migrationId],
  );
  const out = new Set(excluded.rows.map((r) => r.key));
  const counts = noChanges();
  const byGroup = noChangesByGroup(row);
  const after = noStages();
  const digest = createHash("sha256");
  for await (const batch of derive(client, row.migrationId, timeline, "all", birth)) {
    for (const { key, name, periods, changes } of batch) {
      const own = changes.filter((c) => c.place === place);
      for (const { groupKey, outcome } of own) {
        counts[outcome] += 1;
        if (byGroup[groupKey]) byGroup[groupKey][outcome] += 1;
      }
      if (own.length) digest.update(`${name}\n${own.map(changeText).join("\n")}\n`);
      const stage = periods.at(-1)?.state.stage;
      if (stage && !out.has(key)) after[stage] += 1;
    }
  }
  const before = await client.query<{ stage: Stage; count: number }>(
    `select stage, count(*)::int as count from agent_period where migration_id = $1 and to_at is null and agent_key <> all($2) group by stage`,
    [row.migrationId, [...out]],
  );
  const now = noStages();
  for (const { stage, count } of before.rows) now[stage] = count;
  for (const group of timeline.groups.filter(({ key }) => waitingKeys(row).includes(key))) {
    const waiting = byGroup[group.key];
    if (waiting) waiting.ifWhole = await countLeftOut(client, row, group, timeline);
  }
  return await updateImport(client, row, {
    ...counts,
    stages: { before: now, after },
    byGroup,
    plan: `${factsRevision}:${digest.digest("hex")}`,
  });
}

function changeText(change: Change): string {
  return JSON.stringify([change.groupKey, change.row, change.outcome, changedFields(change)]);
}

function noStages(): StageCounts {
  return Object.fromEntries(stages.map((s) => [s, 0])) as StageCounts;
}
