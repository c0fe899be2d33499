import { byLine } from "@/components/activity/by-line";
import { EventIcon } from "@/components/activity/event-icon";
import { kindNames } from "@/components/imports/kind-names";
import { dayAndTime, wholeMoment } from "@/components/moments/moments";
import { count, counted, difference } from "@/components/moments/numbers";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { ImportRecord } from "@/lib/contracts/imports";
import type { Migration } from "@/lib/contracts/migrations";
import type { Overview } from "@/lib/contracts/overview";
import { foldedSummary } from "@/lib/domain/event-kinds";

const shown = 3;

/** The latest imports and what people did last. */
export function Latest({ overview, migration, asOf }: { overview: Overview; migration: Migration; asOf: string | null }) {
  const base = `/m/${migration.id}`;
  const time = (at: string | null, beside?: string, said = false) => (
    <time
      dateTime={at ?? undefined}
      title={wholeMoment(at, migration.timeZone)}
      className={said ? "sr-only" : "shrink-0 text-meta text-ink3 tabular-nums"}
    >
      {dayAndTime(at, migration.timeZone, beside)}
    </time>
  );
  return (
    <Card
      title="Latest imports"
      aside={
        <Link href={`${base}/imports`} className="link">
          All imports
        </Link>
      }
    >
      <ul className="px-1.5 pb-1">
        {overview.imports.slice(0, shown).map((record, i, all) => (
          <li key={record.id}>
            <Link
              href={`${base}/imports/${record.id}`}
              className="flex items-start gap-2.5 rounded-chip px-2 py-1.25 hover:bg-hover phone:min-h-11"
            >
              <EventIcon kind="import" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">
                  Import #{record.number}
                  {record.groups.length > 0 && ` of ${record.groups.join(", ")}`}
                </span>
                <span className="block truncate text-meta text-ink3">{outcome(record)}</span>
              </span>
              {/* Files of one moment say it once. */}
              {time(record.capturedAt, overview.progress.asOf, i > 0 && all[i - 1]?.capturedAt === record.capturedAt)}
            </Link>
          </li>
        ))}
        {overview.imports.length === 0 && <li className="px-2 py-2 text-ink2">{asOf ? "None captured by then." : "None yet."}</li>}
      </ul>
      <div className="flex items-baseline justify-between border-t border-line px-3.5 pt-2">
        <h2 className="text-section font-semibold tracking-[-0.01em]">Latest activity</h2>
        <Link href={`${base}/activity`} className="link text-small text-ink2">
          All activity
        </Link>
      </div>
      <ol className="px-3.5 pb-2">
        {overview.activity.slice(0, 2).map((event) => (
          <li key={event.id} className="flex items-start gap-2.5 py-1.25">
            <EventIcon kind={event.subject.kind} />
            <span className="min-w-0 flex-1">
              <span className="line-clamp-2 leading-4.5">{foldedSummary(event)}</span>
              <span className="block truncate text-meta text-ink3" title={byLine(event)}>
                {time(event.at)} {byLine(event) && `· ${byLine(event)}`}
              </span>
            </span>
          </li>
        ))}
        {overview.activity.length === 0 && (
          <li className="py-2 text-ink2">{asOf ? "Nothing was done in Tandem by then." : "Nothing happened yet."}</li>
        )}
      </ol>
    </Card>
  );
}

function outcome({ kind, status, changes, rows }: ImportRecord): string {
  const what = kind ? kindNames[kind] : "Not recognised";
  if (status !== "applied") return `${what} · not applied yet, ${counted(rows.total, "row")}`;
  const parts = [
    changes.added > 0 && `${difference(changes.added)} added`,
    changes.changed > 0 && `${count(changes.changed)} changed`,
    changes.missing > 0 && `${difference(-changes.missing)} missing`,
  ].filter(Boolean);
  return `${what} · ${parts.length > 0 ? parts.join(", ") : "nothing changed"}`;
}
