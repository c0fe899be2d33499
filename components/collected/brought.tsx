import { useMigration } from "@/components/frame/current-migration";
import { count } from "@/components/moments/numbers";
import { RowsLink } from "@/components/overview/rows-link";
import { Link } from "@/components/ui/link";
import type { CollectedGroup } from "@/lib/contracts/collected";
import type { RowOutcome } from "@/lib/domain/row-outcomes";
import { importHref } from "@/lib/queries/import-links";

const outcomes = { added: "added", changed: "changed", missing: "no longer listed" } as const satisfies Partial<Record<RowOutcome, string>>;
type Outcome = keyof typeof outcomes;

type Props = { group: CollectedGroup; last: NonNullable<CollectedGroup["last"]> };

/** What the last collection changed, or would if it were applied, and who made it where. */
export function Brought({ group, last }: Props) {
  const { id } = useMigration();
  const { computer, user, version, culture, changes, importId } = last;
  return (
    <div className="mt-auto">
      <div className="px-3.5 py-3">
        <p className="text-caption text-ink2">{last.status === "applied" ? "What it brought" : "What it would bring"}</p>
        <p className="mt-0.5 flex flex-wrap gap-x-4 gap-y-1">
          {(Object.keys(outcomes) as Outcome[]).map((outcome) =>
            changes[outcome] === 0 ? (
              <span key={outcome} className="text-ink3">
                0 {outcomes[outcome]}
              </span>
            ) : (
              <RowsLink key={outcome} href={importHref(id, importId, outcome)} value={changes[outcome]} words={outcomes[outcome]} />
            ),
          )}
          <Link href={importHref(id, importId)} className="link ml-auto print:hidden">
            All of it
          </Link>
        </p>
      </div>
      <footer className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t border-line bg-sunken px-3.5 py-2 text-small text-ink2">
        <span className="min-w-0 flex-1 break-words">
          {computer} · <span className="font-mono text-meta">{user}</span> · version {version} · culture {culture || "invariant"}
        </span>
        {group.earlier > 0 && (
          <Link href={`/m/${id}/imports`} className="link whitespace-nowrap">
            {count(group.earlier)} earlier
          </Link>
        )}
      </footer>
    </div>
  );
}
