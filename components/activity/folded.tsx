"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { count } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ActivityEvent } from "@/lib/contracts/activity";
import type { Migration } from "@/lib/contracts/migrations";
import { changesInWords } from "@/lib/domain/event-changes";
import { type ActivityFilter, activityCsvHref, alikeQuery } from "@/lib/queries/activity";
import { hrefOf } from "./href-of";

/** Of which things an event of several is, asked for when it is opened; the newest of very many, and all as a file. */
export function Folded({ event, filter, migration }: { event: ActivityEvent; filter: ActivityFilter; migration: Migration }) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...alikeQuery(migration.id, filter, event.id), enabled: open });
  return (
    <details className="mt-0.5" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit rounded-bar text-small text-ink3 hover:text-ink">Which, and what was before</summary>
      {open && !data && <SkeletonRows rows={3} />}
      {data && (
        <ul className="mt-1.5 max-w-180 text-small">
          {data.items.map((one) => (
            <li key={one.id} className="flex flex-wrap gap-x-3 border-t border-line py-1">
              <Named event={one} migration={migration.id} />
              <span className="min-w-0 flex-1 break-words text-ink3">{changesInWords(one)}</span>
            </li>
          ))}
          {data.total > data.items.length && (
            <li className="border-t border-line py-1.5">
              <a href={activityCsvHref(migration.id, { ...filter, alike: event.id })} download className="link">
                All {count(data.total)} as CSV
              </a>
            </li>
          )}
        </ul>
      )}
    </details>
  );
}

function Named({ event, migration }: { event: ActivityEvent; migration: string }) {
  const href = hrefOf(event, migration);
  const { name } = event.subject;
  return href ? (
    <Link href={href} className="link break-all">
      {name}
    </Link>
  ) : (
    <span className="break-all">{name}</span>
  );
}
