import { Check, CircleDashed, TriangleAlert } from "lucide-react";
import { count } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { ImportRecord } from "@/lib/contracts/imports";
import { hasRows, isTold, type SectionTold, sections } from "@/lib/domain/collected/sections";
import { took } from "@/lib/domain/collected/words";
import { sectionHref } from "@/lib/queries/import-links";

type Collected = NonNullable<ImportRecord["collected"]>;

/** How each section of a file of the collector ended, and what became of it. */
export function CollectedSections({ id, collected, migration }: { id: string; collected: Collected; migration: string }) {
  const { computer, user, version, culture, managementServer, scoped } = collected;
  return (
    <section aria-label="Sections" className="card shrink-0 overflow-hidden">
      <header className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 px-3.5 py-2.5">
        <h2 className="text-section font-semibold">Sections</h2>
        <p className="min-w-0 text-small [overflow-wrap:anywhere] text-ink2">
          from {managementServer}, by {user} on {computer} · version {version} · {culture}
          {scoped && " · the account sees only a part of the management group"}
        </p>
      </header>
      <ul className="grid desk:grid-cols-2 desk:gap-x-px">
        {collected.sections.map((told) => (
          <Section key={told.section} told={told} href={sectionHref(migration, id, told.section)} />
        ))}
      </ul>
    </section>
  );
}

function Section({ told, href }: { told: SectionTold; href: string }) {
  const { section, rows, seconds, error, absent } = told;
  const Icon = isTold(told) ? Check : absent ? CircleDashed : TriangleAlert;
  return (
    <li className="flex items-start gap-2 border-t border-line px-3.5 py-2 text-small">
      <Icon
        size={14}
        strokeWidth={2}
        aria-hidden
        className={classes("mt-[3px] shrink-0", isTold(told) ? "text-good-text" : absent ? "text-ink3" : "text-warn-text")}
      />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{sections[section].name}</span>
        {endOf(told) && <span className="block [overflow-wrap:anywhere] text-ink2">{endOf(told)}</span>}
      </span>
      {isTold(told) && (
        <span className="text-right tabular-nums">
          {rows > 0 && hasRows(section) ? (
            <Link href={href} className="opens-rows font-semibold">
              {count(rows)}
            </Link>
          ) : (
            <span className={rows === 0 ? "text-ink3" : "font-semibold"}>{count(rows)}</span>
          )}
        </span>
      )}
      <span className="w-16 shrink-0 text-right text-ink3 tabular-nums">{error === null && !absent ? took(seconds) : "–"}</span>
    </li>
  );
}

/** What has to be said of a section; nothing where it went well and is read. */
function endOf({ section, error, absent, whole }: SectionTold): string | null {
  if (absent) return "The management group has no such class.";
  if (error !== null) return `Failed: ${error}. What was told before stays.`;
  if (!hasRows(section)) return "Told with the agents.";
  return whole ? null : "Only a part: nobody goes missing.";
}
