import { CircleCheck, Clock, TriangleAlert } from "lucide-react";
import { useMigration } from "@/components/frame/current-migration";
import { GroupDot } from "@/components/frame/group-dot";
import { calendarDay, dayAndTime } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { Badge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/states";
import type { CollectedAnswer, CollectedGroup } from "@/lib/contracts/collected";
import { age, frequency } from "@/lib/domain/collected/words";
import { type GroupRole, groupRoleNames } from "@/lib/domain/stages";
import { importHref } from "@/lib/queries/import-links";
import { Brought } from "./brought";
import { Command } from "./command";
import { Days } from "./days";
import { SectionTable } from "./section-table";

const sides: Record<GroupRole, string> = { source: "bg-orig-soft text-orig-text", target: "bg-new-soft text-new-text" };

type Props = { group: CollectedGroup; told: CollectedAnswer };

/** One management group: when it was collected, each section with its age, and what the last collection brought. */
export function GroupCard({ group, told }: Props) {
  const { name, role, last, retiredOn } = group;
  return (
    <section aria-label={name} className={classes("card @container flex min-w-0 flex-col overflow-hidden", !last && "self-start")}>
      <header className="flex min-h-11 flex-wrap items-center gap-2 px-3.5 py-2">
        <GroupDot role={role} />
        <h2 className="min-w-0 text-panel font-semibold tracking-[-0.01em] break-words">{name}</h2>
        <span className={classes("rounded-badge inline-block px-1.5 py-0.5 text-caption font-[550] first-letter:uppercase", sides[role])}>
          {groupRoleNames[role]}
        </span>
        <span className="ml-auto flex flex-wrap justify-end gap-1.5">
          <Standing group={group} />
        </span>
      </header>
      {!last && <Never {...{ group, told }} />}
      {last && (
        <>
          <Strip {...{ group, told }} />
          <Waiting group={group} />
          {group.sections.length > 0 && <SectionTable {...{ group, told }} />}
          <Brought {...{ group, last }} />
        </>
      )}
      {retiredOn && (
        <p className="border-t border-line px-3.5 py-2 text-small text-ink2">Retired on {calendarDay(retiredOn)}: nobody waits for it.</p>
      )}
    </section>
  );
}

/** In words what the card is about, the gravest first. */
function Standing({ group: { last, due, sections } }: { group: CollectedGroup }) {
  const failed = sections.filter(({ state }) => state === "failed").length;
  const late = due?.late && (
    <Badge tone="warn" icon={Clock}>
      Late
    </Badge>
  );
  if (!last) return late || <Badge>Never collected</Badge>;
  const counts = last.status === "applied";
  return (
    <>
      {late}
      {counts && failed > 0 && (
        <Badge tone="warn" icon={TriangleAlert}>
          {sections.length - failed} of {sections.length} sections
        </Badge>
      )}
      {last.scoped && (
        <Badge tone="warn" icon={TriangleAlert}>
          A part of it
        </Badge>
      )}
      {counts && failed === 0 && !last.scoped && !due?.late && (
        <Badge tone="good" icon={CircleCheck}>
          Whole
        </Badge>
      )}
    </>
  );
}

/** Before the first collection there is one thing to say: how it is made. */
function Never({ group, told }: Props) {
  return (
    <div className="flex flex-col gap-2.5 border-t border-line p-3.5">
      <p className="text-ink2">Nothing was collected yet. On a machine with the Operations console:</p>
      <Command of="tryOnce" group={group} post={told.post} />
    </div>
  );
}

function Strip({ group: { last, due, schedule, days }, told: { madeAt: now } }: Props) {
  const { id, timeZone } = useMigration();
  if (!last) return null;
  return (
    <dl className="grid grid-cols-[1.25fr_1.05fr_1fr] border-y border-line phone:grid-cols-2 [&>div]:px-3.5 [&>div]:py-2.5 [&>div+div]:border-l [&>div+div]:border-line">
      <div>
        <dt className="text-caption text-ink2">Last collected</dt>
        <dd>
          <b className="block text-lead font-semibold tracking-[-0.01em] tabular-nums">{dayAndTime(last.at, timeZone, now)}</b>
          <span className="text-meta text-ink3">
            {age(last.at, now)} ago,{" "}
            <Link href={importHref(id, last.importId)} className="link whitespace-nowrap">
              import #{last.importNumber}
            </Link>
          </span>
        </dd>
      </div>
      <div>
        <dt className="text-caption text-ink2">Next due</dt>
        <dd>
          <b className={classes("block text-lead font-semibold tracking-[-0.01em] tabular-nums", due?.late && "text-warn-text")}>
            {due ? dayAndTime(due.at, timeZone, now) : "Not awaited"}
          </b>
          <span className={classes("text-meta", due?.late ? "text-warn-text" : "text-ink3")}>
            {due?.late
              ? `${age(due.at, now)} overdue`
              : schedule.everyHours === null
                ? "nobody waits for it"
                : frequency(schedule.everyHours)}
          </span>
        </dd>
      </div>
      <Days days={days} />
    </dl>
  );
}

/** A file that asks or that nobody applied counts as collected, and nothing in it counts. */
function Waiting({ group: { last } }: { group: CollectedGroup }) {
  const { id } = useMigration();
  if (!last || (last.status !== "needs-input" && last.status !== "planned")) return null;
  return (
    <Note
      tone="warn"
      className="m-2.5"
      title={`Import #${count(last.importNumber)} ${last.status === "needs-input" ? "waits for an answer" : "is not applied yet"}`}
      action={
        <Link href={importHref(id, last.importId)} className="link text-small font-medium">
          {last.status === "needs-input" ? "Answer it" : "Look at it"}
        </Link>
      }
    >
      Until then nothing that it tells counts.
    </Note>
  );
}
