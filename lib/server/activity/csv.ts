import "server-only";
import type { ActivityEvent } from "@/lib/contracts/activity";
import { csvLine, csvResponse } from "@/lib/server/http/csv";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { type ActivityQuery, readPage } from "./list";

/** Everything of the filter, read page by page, so that a long history never stands in memory. */
export function activityCsv(migration: MigrationRow, query: ActivityQuery): Response {
  return csvResponse(`${migration.name} activity.csv`, lines(migration, query));
}

const columns = [
  "at",
  "person",
  "personId",
  "verb",
  "subject",
  "subjectKind",
  "subjectId",
  "summary",
  "before",
  "after",
  "reason",
  "importId",
  "requestId",
];

async function* lines(migration: MigrationRow, query: ActivityQuery): AsyncGenerator<string> {
  yield csvLine(columns);
  let cursor: string | undefined;
  do {
    const page = await readPage(migration, { ...query, cursor, limit: 500 });
    yield page.items.map(line).join("");
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

function line({ at, actor, verb, subject, summary, before, after, reason, importId, requestId }: ActivityEvent): string {
  return csvLine([
    at,
    actor.name,
    actor.id,
    verb,
    subject.name,
    subject.kind,
    subject.id,
    summary,
    json(before),
    json(after),
    reason,
    importId,
    requestId,
  ]);
}

function json(value: Record<string, unknown> | null): string | null {
  return value && JSON.stringify(value);
}
