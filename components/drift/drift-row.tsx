import { FoldedCommands } from "@/components/commands/command-list";
import { dayAndTime } from "@/components/moments/moments";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { DriftItem } from "@/lib/contracts/drift";
import type { Migration } from "@/lib/contracts/migrations";
import { driftSubject } from "@/lib/domain/drift/item";
import { driftChangeNames, driftFieldsText, driftKindNames } from "@/lib/domain/drift/words";
import { rowsBehind } from "./drift-words";
import { RuleBadge } from "./rule-badge";

type Props = {
  item: DriftItem;
  migration: Migration;
  chosen: boolean;
  onChoose: ((on: boolean) => void) | null;
  /** What happened and why stands above it, for several. */
  told: boolean;
};

/** One difference: what, where, since when, and what explains it. */
export function DriftRow({ item, migration, chosen, onChoose, told }: Props) {
  const { kind, subject, group, change, fields, rule, reason, says, seen, written } = item;
  const several = migration.groups.filter(({ role }) => role === "source").length > 1;
  const by = seen.by && dayAndTime(seen.by, migration.timeZone);
  return (
    <li
      className={classes("flex items-start gap-2.5 border-t border-line px-3.5 py-2 first:border-0 hover:bg-hover", chosen && "bg-hover")}
    >
      {onChoose && (
        <input
          type="checkbox"
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
          aria-label={`Choose ${subject}`}
          className="mt-0.5 size-4 shrink-0 accent-(--color-accent) phone:size-5.5"
        />
      )}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link href={rowsBehind(migration.id, item)} className="min-w-0 rounded-bar font-medium break-all hover:underline">
            {driftSubject(item)}
          </Link>
          {!told && (
            <span className="text-small text-ink2">
              {driftChangeNames[change]} · {driftKindNames[kind]}
              {several && kind !== "managementGroup" && ` of ${group}`}
            </span>
          )}
        </p>
        {!told && <p className="text-small text-ink2">{reason ?? says}</p>}
        <FoldedCommands commands={item.commands} />
        {fields.length > 0 && <p className="font-mono text-meta break-words text-ink3">{driftFieldsText(fields)}</p>}
        {by && <p className="hidden text-meta text-ink3 phone:block">seen {by}</p>}
        {written && (
          <p className="text-meta text-ink3">
            {written.by}, {dayAndTime(written.at, migration.timeZone)}
          </p>
        )}
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1">
        {!told && <RuleBadge rule={rule} severity={item.severity} />}
        {by && <span className="text-meta whitespace-nowrap text-ink3 phone:hidden">seen {by}</span>}
      </div>
    </li>
  );
}
