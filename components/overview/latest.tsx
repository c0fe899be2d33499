"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { byLine } from "@/components/activity/event-changes";
import { EventIcon } from "@/components/activity/event-icon";
import { dayAndTime, wholeMoment } from "@/components/moments/moments";
import { Card } from "@/components/ui/card";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Migration } from "@/lib/contracts/migrations";
import { activityQuery, anyActivity } from "@/lib/queries/activity";

export function Latest({ migration }: { migration: Migration }) {
  const { data } = useInfiniteQuery(activityQuery(migration.id, anyActivity, 8));
  const events = data?.pages[0]?.items;
  const all = (
    <Link href={`/m/${migration.id}/activity`} className="link">
      All activity
    </Link>
  );
  return (
    <Card title="Latest activity" aside={all}>
      {events ? (
        <ol className="px-3.5 pt-1 pb-2.5">
          {events.map((event) => (
            <li key={event.id} className="flex items-start gap-2.5 border-b border-line py-2 last:border-0">
              <EventIcon kind={event.subject.kind} />
              <span className="min-w-0 flex-1">
                <span className="line-clamp-2" title={event.summary}>
                  {event.summary}
                </span>
                <span className="block truncate text-small text-ink3">{byLine(event)}</span>
              </span>
              <time
                dateTime={event.at}
                title={wholeMoment(event.at, migration.timeZone)}
                className="shrink-0 text-small text-ink3 tabular-nums"
              >
                {dayAndTime(event.at, migration.timeZone)}
              </time>
            </li>
          ))}
          {events.length === 0 && <li className="py-4 text-ink2">Nothing happened yet.</li>}
        </ol>
      ) : (
        <SkeletonRows rows={6} />
      )}
    </Card>
  );
}
