import "server-only";
import type { ActivityEvent } from "@/lib/contracts/activity";
import { changesInWords } from "@/lib/domain/event-changes";
import { verbWords } from "@/lib/domain/event-verbs";
import { csvLine, csvResponse } from "@/lib/server/answers/csv";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { type ActivityQuery, readPage } from "./list";

/** Everything of the filter, read page by page, so that a long history never stands in memory. */
export function activityCsv(migration: MigrationRow, query: ActivityQuery): Response {
  return csvResponse(`${migration.name} activity.csv`, lines(migration, query));
}

/** In words for people; beside them the codes and the JSON that scripts read. */
const columns = [
  "at",
  "person",
  "personId",
  "action",
  "verb",
  "subject",
  "subjectKind",
  "subjectId",
  "summary",
  "changes",
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
    const page = await readPage(migration, { ...query, folded: false, cursor, limit: 500 });
    yield page.items.map(line).join("");
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

function line({ at, actor, verb, subject, summary, before, after, reason, importId, requestId }: ActivityEvent): string {
  return csvLine([
    at,
    actor.name,
    actor.id,
    verbWords(verb),
    verb,
    subject.name,
    subject.kind,
    subject.id,
    summary,
    changesInWords({ before, after }),
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
