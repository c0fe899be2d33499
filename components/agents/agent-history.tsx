import { GroupDot } from "@/components/frame/group-dot";
import { factWords, fieldName } from "@/components/imports/fact-words";
import { dayAndTime } from "@/components/moments/moments";
import { Link } from "@/components/ui/link";
import type { AgentDetail } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";

/** What each import said differently from the one before, newest first. */
export function AgentHistory({ history, migration }: { history: AgentDetail["history"]; migration: Migration }) {
  const newest = [...history].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section aria-label="History">
      <h3 className="mb-1 text-section font-semibold">History across imports</h3>
      {newest.length === 0 && <p className="text-small text-ink2">No import changed anything so far.</p>}
      <ol>
        {newest.map((change) => {
          const role = migration.groups.find(({ name }) => name === change.group)?.role;
          return (
            <li
              key={`${change.importId}.${change.group}.${change.field}`}
              className="flex items-start gap-2.5 border-b border-line py-2 last:border-0"
            >
              <span className="mt-1.5">{role && <GroupDot role={role} />}</span>
              <div className="min-w-0 flex-1">
                <p className="font-medium break-words">{fieldName(change.field)}</p>
                <p className="text-small break-words text-ink2">
                  {factWords(change.field, change.from, migration.timeZone)} → {factWords(change.field, change.to, migration.timeZone)}
                </p>
                <p className="text-meta text-ink3">{change.group}</p>
              </div>
              <Link
                href={`/m/${migration.id}/imports/${change.importId}`}
                className="opens-rows shrink-0 text-small text-ink3 tabular-nums"
              >
                #{change.import} · {dayAndTime(change.at, migration.timeZone)}
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
