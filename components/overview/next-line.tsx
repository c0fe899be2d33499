import { CalendarClock, ChevronRight } from "lucide-react";
import { count, counted } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { Overview } from "@/lib/contracts/overview";
import { shortDay } from "@/lib/domain/report/short-span";
import { phaseNames } from "@/lib/domain/tasks/phases";
import { checklistHref } from "@/lib/queries/checklist-links";

type Props = { next: Overview["next"]; today: string; migration: string };

/** What waits next: the first gate that nobody signed with its open tasks, and the open task that is due first. */
export function NextLine({ next, today, migration }: Props) {
  if (!next) return null;
  const { phase, open, due } = next;
  return (
    <section aria-label="Next" className="card flex flex-wrap items-center gap-x-5 gap-y-1 px-3.5 py-2.5 phone:flex-col phone:items-start">
      <h2 className="flex items-center gap-2 text-section font-semibold tracking-[-0.01em]">
        <CalendarClock size={16} strokeWidth={1.75} aria-hidden className="text-ink3" />
        Next: the gate of {phaseNames[phase]}
      </h2>
      <Link href={checklistHref(migration, phase)} className="link text-ink2">
        {open === 0 ? "nothing open" : counted(open, "open task")}
      </Link>
      {due && (
        <Link
          href={checklistHref(migration, due.phase, { task: due.id })}
          className="group/due flex min-w-0 items-center gap-2 phone:w-full"
        >
          <span className="font-mono text-meta text-ink3">{due.key}</span>
          <span className="min-w-0 truncate group-hover/due:underline">{due.title}</span>
          <span className={classes("shrink-0 text-small", due.date < today ? "font-medium text-warn-text" : "text-ink2")}>
            {due.date < today ? "was due" : "due"} {shortDay(due.date, today)}
            {due.owner && ` · ${due.owner}`}
          </span>
        </Link>
      )}
      <Link
        href={checklistHref(migration, phase)}
        aria-label={`Checklist of ${phaseNames[phase]}, ${count(open)} open`}
        className="ml-auto phone:hidden"
      >
        <ChevronRight size={16} aria-hidden className="text-ink3" />
      </Link>
    </section>
  );
}
