"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell as BellIcon } from "lucide-react";
import { useActor } from "@/components/frame/actor";
import { Popover } from "@/components/ui/popover";
import { noticesQuery } from "@/lib/queries/notices";

const load = () => import("./notice-list");

/** What whoever looks is to know, with how much of it is unread. The list's code comes when it opens. */
export function Bell({ migration }: { migration: string }) {
  const actor = useActor();
  const { data } = useQuery({ ...noticesQuery(migration), enabled: actor?.kind === "person" });
  const unread = data?.unread ?? 0;
  return (
    <Popover
      label="Notices"
      align="end"
      load={load}
      trigger={
        <button
          type="button"
          aria-label={unread ? `Notices, ${unread} unread` : "Notices"}
          className="relative inline-flex size-7.5 shrink-0 items-center justify-center rounded-button border border-line2 bg-raised hover:bg-hover phone:size-11 phone:border-transparent phone:bg-transparent print:hidden"
        >
          <BellIcon size={16} strokeWidth={1.75} aria-hidden />
          {unread > 0 && (
            <span
              aria-hidden
              className="absolute -top-1.5 -right-1.5 min-w-4.5 rounded-badge bg-accent px-1 text-center text-caption leading-4.5 font-semibold text-on-accent tabular-nums phone:top-0.5 phone:right-0.5"
            >
              {unread > 99 ? "99+" : unread}
            </span>
          )}
        </button>
      }
    >
      {(close, part) => part && <part.NoticeItems migration={migration} onDone={close} />}
    </Popover>
  );
}
