import { factWords, fieldName } from "@/components/imports/fact-words";
import { dayAndTime } from "@/components/moments/moments";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { ComponentDetail } from "@/lib/contracts/components";
import type { Migration } from "@/lib/contracts/migrations";

type Props = { one: ComponentDetail; migration: Migration };

/** What each import said differently from the one before, newest first; the first one only as that it was listed. */
export function ServerHistory({ one, migration }: Props) {
  const first = one.observations.at(-1)?.import;
  const told = one.history.filter(({ field, import: number }) => number !== first || field === "listed");
  return (
    <Card title="History across imports">
      <ol className="px-3.5 pb-2">
        {told.map((change) => (
          <li key={`${change.import}.${change.field}`} className="flex items-start gap-3 border-t border-line py-2 first:border-0">
            <p className="min-w-0 flex-1 break-words">
              <span className="font-medium">{fieldName(change.field)}</span>{" "}
              <span className="text-ink2">
                {factWords(change.field, change.from, migration.timeZone)} → {factWords(change.field, change.to, migration.timeZone)}
              </span>
            </p>
            <Link href={`/m/${migration.id}/imports/${change.importId}`} className="opens-rows shrink-0 text-small text-ink3 tabular-nums">
              #{change.import} · {dayAndTime(change.at, migration.timeZone)}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What every import said of it, whole. */
export function ServerObservations({ one, migration }: Props) {
  return (
    <Card title="Every observation">
      <ol className="px-3.5 pb-2">
        {one.observations.map(({ at, import: number, importId, facts }) => (
          <li key={number} className="border-t border-line py-2 first:border-0">
            <details>
              <summary className="flex cursor-pointer items-center gap-3 rounded-bar">
                <span className="flex-1">{dayAndTime(at, migration.timeZone)}</span>
                <span className="text-small text-ink3">{facts.length} facts</span>
              </summary>
              <dl className="mt-2 grid grid-cols-[150px_minmax(0,1fr)] gap-x-3 gap-y-1 text-small">
                {facts.map(({ field, name, value }) => (
                  <div key={field} className="contents">
                    <dt className="text-ink3">{name}</dt>
                    <dd className="break-words">{factWords(field, value, migration.timeZone)}</dd>
                  </div>
                ))}
              </dl>
              <Link href={`/m/${migration.id}/imports/${importId}`} className="opens-rows mt-2 inline-block text-small text-ink2">
                import #{number}
              </Link>
            </details>
          </li>
        ))}
      </ol>
    </Card>
  );
}
