"use client";

import { useQuery } from "@tanstack/react-query";
import { ClockAlert, History, Hourglass, type LucideIcon, PenLine, Undo2, UserCheck } from "lucide-react";
import { useMigration } from "@/components/frame/current-migration";
import { dayAndTime } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Notice, NoticeReading } from "@/lib/contracts/notices";
import { inventoryHref } from "@/lib/queries/agent-links";
import { checklistHref } from "@/lib/queries/checklist-links";
import { collectedHref } from "@/lib/queries/collected";
import { markNotices, noticesQuery } from "@/lib/queries/notices";

const icons: Record<Notice["kind"], LucideIcon> = {
  contradicted: History,
  assigned: UserCheck,
  unblocked: Hourglass,
  gateReady: PenLine,
  excludedButListed: Undo2,
  collectionLate: ClockAlert,
};

/** Where what a notice tells is looked at. */
function hrefOf(migration: string, { kind, phase, task }: Notice): string {
  if (kind === "excludedButListed") return inventoryHref(migration, { flag: [kind] });
  return phase === null ? collectedHref(migration) : checklistHref(migration, phase, task ? { task } : {});
}

/** Newest first; each opens what it is about and is read by that. */
export function NoticeItems({ migration, onDone }: { migration: string; onDone: () => void }) {
  const { timeZone } = useMigration();
  const { data, error } = useQuery(noticesQuery(migration));
  const mark = useChange((body: NoticeReading) => markNotices(migration, body), { answers: noticesQuery(migration).queryKey });
  if (error && !data) return <p className="p-3 text-bad-text">{error.message}</p>;
  if (!data) return <p className="p-3 text-ink3">Loading</p>;
  if (!data.items.length)
    return (
      <EmptyState title="Nothing to know">
        Tasks given to you, ticks of yours that exports contradict, gates that are ready, excluded agents that are listed again, and
        management groups that were not collected in time show here.
      </EmptyState>
    );
  const unread = data.items.flatMap(({ id, read }) => (read ? [] : [id]));
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2 px-2 pt-1">
        <h2 className="font-semibold">Notices</h2>
        <Button
          size="small"
          look="quiet"
          disabled={!unread.length || mark.isPending}
          onClick={() => mark.mutate({ notices: unread, read: true })}
        >
          Mark all as read
        </Button>
      </div>
      <ul>
        {data.items.map((notice) => {
          const { id, kind, at, title, text, read } = notice;
          const Icon = icons[kind];
          return (
            <li key={id}>
              <Link
                href={hrefOf(migration, notice)}
                onClick={() => {
                  if (!read) mark.mutate({ notices: [id], read: true });
                  onDone();
                }}
                className="flex items-start gap-2.5 rounded-chip px-2 py-2 hover:bg-hover phone:min-h-11"
              >
                <Icon
                  size={15}
                  aria-hidden
                  className={classes(
                    "mt-0.5 shrink-0",
                    kind === "contradicted" || kind === "collectionLate" ? "text-warn-text" : "text-ink3",
                  )}
                />
                <span className="min-w-0 flex-1">
                  <span className={classes("block break-words", read ? "text-ink2" : "font-semibold")}>
                    {title}
                    {!read && <span className="sr-only">, unread</span>}
                  </span>
                  <span className="block text-small break-words text-ink2">{text}</span>
                  <span className="block text-meta text-ink3 tabular-nums">{dayAndTime(at, timeZone)}</span>
                </span>
                {!read && <span aria-hidden className="mt-1.5 size-2 shrink-0 rounded-full bg-accent" />}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
