import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { GroupDot } from "@/components/frame/group-dot";
import { calendarDay, dayAndTime } from "@/components/moments/moments";
import { Link } from "@/components/ui/link";
import type { Migration } from "@/lib/contracts/migrations";
import { releaseSpan } from "@/lib/domain/words/release-span";

/** One migration, all of it a link; `action` lies above the link. */
export function MigrationRow({ migration, action }: { migration: Migration; action?: ReactNode }) {
  const names = [migration.name, ...migration.groups.map(({ name }) => name)];
  return (
    <li
      title={names.some(({ length }) => length > 24) ? names.join("\n") : undefined}
      className="relative flex items-center gap-4 border-b border-line px-4 py-3.5 last:border-0 hover:bg-hover"
    >
      <div className="min-w-0 flex-1">
        <Link
          href={`/m/${migration.id}`}
          className="block truncate text-section font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
        >
          {migration.name}
        </Link>
        <p className="truncate text-small text-ink2">
          {releaseSpan(migration)}
          {migration.targetDate && ` · target ${calendarDay(migration.targetDate)}`}
        </p>
      </div>
      <ul className="hidden min-w-0 max-w-[46%] flex-wrap justify-end gap-x-4 gap-y-0.5 text-small text-ink2 tablet:flex">
        {migration.groups.map((group) => (
          <li key={group.id} className="flex max-w-full items-center gap-1.5">
            <span className="truncate">{group.name}</span> <GroupDot role={group.role} />
            <span className="shrink-0 text-ink3">
              <span className="shrink-0">{group.observedAt ? dayAndTime(group.observedAt, migration.timeZone) : "not observed"}</span>
            </span>
          </li>
        ))}
      </ul>
      {action ? (
        <span className="relative z-10 shrink-0">{action}</span>
      ) : (
        <ArrowRight size={16} aria-hidden className="shrink-0 text-ink3" />
      )}
    </li>
  );
}
