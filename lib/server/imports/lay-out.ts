import "server-only";
import type pg from "pg";
import type { ImportInput } from "@/lib/contracts/imports";
import type { Collected } from "@/lib/domain/collected/sections";
import type { ReadFile } from "@/lib/domain/export-rows";
import { FirstIssues } from "@/lib/domain/first-issues";
import { sameBytesIssue } from "@/lib/domain/import-rows";
import { findGroup, groupKeyOf, type ManagementGroup } from "@/lib/domain/management-groups";
import { Refusal } from "@/lib/readers/refusal";
import { loadGroups, loadNamedBuilds } from "@/lib/server/estate/timeline";
import type { Birth } from "@/lib/server/projection/derive";
import { checkCapturedAt } from "./captured-at";
import { refuseUnknownGroups, saidKeys } from "./decide-coverage";
import { headerSetKey } from "./header-set-key";
import { inheritedOrder } from "./inherited-order";
import type { Assigned, ContentTold } from "./reading/jobs";
import type { Reading } from "./reading/reading";
import { findSameBytes, type ImportRow, type Question, updateImport } from "./record";
import { writeContent } from "./write-content";

/** An import as laid out. `birth` holds in the transaction in which that happened. */
export type LaidOut = { row: ImportRow; birth: Birth | null };

/**
 * Lays out what an import would do: gives its rows to groups, keeps them as observations that do not count yet, and asks
 * what the file leaves open. Throws a Refusal when nothing of it can be used. The rows of `read` are used up.
 * Agents that are new with it are answered too, as they are in memory.
 */
export async function layOut(client: pg.PoolClient, row: ImportRow, reading: Reading, input: ImportInput): Promise<LaidOut> {
  const groups = await loadGroups(client, row.migrationId);
  refuseUnknownGroups(input.coverage, groups);
  const namedBuilds = await loadNamedBuilds(client);
  const { file } = reading;
  // What people say of computers is of no management group, and as of the day on which they brought it.
  const ofPeople = file.kind === "peopleList";
  const { collected } = file;
  if (collected) checkCollected(collected, input, row.receivedAt);
  const toldAt = input.capturedAt ?? collected?.at;
  const capturedAt = toldAt ? new Date(toldAt) : ofPeople ? row.receivedAt : null;
  const questions: Question[] = [];
  const sheetOpen = file.sheets.length > 0;
  // What else is open is asked of the sheet that is meant.
  if (sheetOpen)
    questions.push({ need: "sheet", message: `${severalOf(file, row)} could be read. Which one is meant?`, sheets: file.sheets });
  if (!file.kind && !sheetOpen) questions.push(kindQuestion(file));
  if (file.asksColumns && !input.columns && !sheetOpen) questions.push({ need: "columns", message: columnsQuestion(file) });
  const assigned: Assigned = sheetOpen
    ? { ok: false, needs: "group" }
    : ofPeople
      ? { ok: true, groupKeys: [], issues: [] }
      : await reading.ask("assign", { said: input.group ?? collected?.group ?? null, groups });
  if (!assigned.ok && "refused" in assigned)
    throw new Refusal(assigned.refused, assigned.detail, "Check which migration and which management group this export is for.");
  if (!assigned.ok && !sheetOpen)
    questions.push({ need: "group", message: "The rows do not say which management group they come from. Which one made this export?" });
  if (!capturedAt && !sheetOpen) questions.push({ need: "capturedAt", message: "When was this export made? Its rows do not tell." });
  const ready = questions.length === 0;
  const groupKeys = assigned.ok ? assigned.groupKeys : [];
  const inherited = assigned.ok ? await inheritedOrder(client, row.migrationId, file, groupKeys, capturedAt) : null;
  const dateOrder = inherited?.order ?? file.dateOrder;
  const content = await reading.ask("content", {
    dateOrder,
    capturedAt: capturedAt?.getTime() ?? null,
    groups,
    groupKeys: assigned.ok && !ofPeople ? groupKeys : null,
    namedBuilds,
    fileName: row.fileName,
  });
  const applied = (await findSameBytes(client, row.migrationId, row.sha256)).find(
    ({ id, status }) => id !== row.id && status === "applied",
  );
  const { whole, beyond } = new FirstIssues([
    ...sameBytesIssue(file.kind, applied),
    ...(inherited ? [inherited.issue, ...file.issues.filter(({ code }) => code !== "ambiguous-dates")] : file.issues),
    ...content.issues,
    ...(assigned.ok ? assigned.issues : []),
  ]);
  const issues = whole.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const issuesBeyond = beyond + file.issuesBeyond + content.issuesBeyond;
  const ofFile = assigned.ok ? {} : { accepted: reading.read, rejected: reading.rejected };
  const counts = withBeyond({ ...content.counts, ...ofFile }, file);
  const birth = await writeContent(client, row.migrationId, row.number, reading, ready ? content : null, issues);
  const laidOut = await updateImport(client, row, {
    kind: sheetOpen ? null : file.kind,
    agentsTold: reading.agentsTold,
    collected: collected ?? null,
    listSet: ofPeople ? headerSetKey(file.readColumns.map(({ title }) => title)) : null,
    encoding: file.encoding,
    format: file.format,
    separator: file.separator,
    sheet: file.sheet,
    dateOrder: input.dateOrder ?? dateOrder,
    columns: file.columns,
    evidence: file.evidence,
    headers: sheetOpen ? [] : file.readColumns,
    cut: file.cut,
    older: assigned.ok ? olderRowsOf(file, groups, groupKeys) : {},
    bareNames: content.bareNames,
    groupKeys,
    capturedAt,
    input,
    questions,
    ...saidKeys({ input, groupKeys, kind: file.kind, collected: collected ?? null }, groups),
    doubts: [],
    ...counts,
    laid: counts,
    told: null,
    issueCount: issues.length + issuesBeyond,
    issuesBeyond,
    rejectedBeyond: file.beyond.rejected,
    status: ready ? "planned" : "needs-input",
    plan: null,
    stages: null,
    byGroup: null,
  });
  return { row: laidOut, birth };
}

/** A file of the collector says when and of which management group it was made; the clock of another machine may be wrong. */
function checkCollected({ group, at }: Collected, input: ImportInput, now: Date): void {
  if (input.group !== undefined && groupKeyOf(input.group) !== groupKeyOf(group))
    throw new Refusal(
      "group-mismatch",
      `The file was collected from ${group}, not from ${input.group}.`,
      "Check which management group is meant.",
    );
  if (input.capturedAt === undefined) checkCapturedAt(at, now);
}

/** Of what is no matter of course: one that names fewer than those above it, where no column says that it is the newest. */
function olderRowsOf({ olderBlocks }: ReadFile, groups: readonly ManagementGroup[], groupKeys: readonly number[]): ImportRow["older"] {
  const found = olderBlocks.flatMap(({ group, sure, from, named, only }) => {
    const key = group === "" ? groupKeys[0] : findGroup(groups, group)?.key;
    return sure || only.length === 0 || key === undefined ? [] : [[key, { from, named, only: only.length }] as const];
  });
  return Object.fromEntries(found);
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
function withBeyond(counts: ContentTold["counts"], { beyond: { rejected, ignored } }: ReadFile): typeof counts {
  return {
    ...counts,
    total: counts.total + rejected + ignored,
    rejected: counts.rejected + rejected,
    ignored: counts.ignored + ignored,
  };
}

function severalOf({ format }: ReadFile, { fileName }: ImportRow): string {
  if (format === "xlsx") return "Several sheets of this workbook";
  return /\.zip$/i.test(fileName) ? "Several files of this archive" : "Several lists of this file";
}
