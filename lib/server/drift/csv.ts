import "server-only";
import type { DriftFilterQuery } from "@/lib/contracts/drift";
import { type DriftItem, driftNames } from "@/lib/domain/drift/item";
import { driftChangeNames, driftFieldsText, driftKindNames, driftRuleNames } from "@/lib/domain/drift/words";
import { csvLine } from "@/lib/server/answers/csv";
import { isAsked, presentDrift } from "./list";
import { readDrift } from "./read";

const header = [
  "Weight",
  "Kind",
  "Subject",
  "Management group",
  "Change",
  "Fields",
  "Explained",
  "Explained by",
  "Reason",
  "What is seen",
  "Seen by",
  "Server",
  "Domain",
];

/** Exactly the differences of the filter, in the order of the list. */
export async function* driftCsv(migrationId: string, query: DriftFilterQuery): AsyncGenerator<string> {
  const { items } = await readDrift(migrationId);
  yield csvLine(header);
  for (let from = 0; from < items.length; from += batch)
    yield items
      .slice(from, from + batch)
      .filter((item) => isAsked(item, query))
      .map(line)
      .join("");
}

const batch = 2_000;

function line(item: DriftItem): string {
  const { explained, seen } = presentDrift(item);
  const { severity, kind, subject, group, change, rule, reason, says, server, domain } = item;
  return csvLine([
    driftNames[severity],
    driftKindNames[kind],
    subject,
    group,
    driftChangeNames[change],
    driftFieldsText(item.fields),
    explained ? "yes" : "no",
    rule && driftRuleNames[rule],
    reason,
    says,
    seen.by,
    server,
    domain,
  ]);
}
