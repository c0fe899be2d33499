"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { GroupDot } from "@/components/frame/group-dot";
import { kindNames } from "@/components/imports/import-words";
import { dayAndTime, zoneName } from "@/components/moments/moments";
import { count, counted } from "@/components/moments/numbers";
import { Card } from "@/components/ui/card";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Migration } from "@/lib/contracts/migrations";
import { importsQuery } from "@/lib/queries/imports";

/** When each management group was last heard through an export, and the latest files. */
export function ObservedTimes({ migration }: { migration: Migration }) {
  const { data } = useQuery(importsQuery(migration.id));
  const base = `/m/${migration.id}/imports`;
  const latest = data?.items.filter(({ status }) => status !== "undone").slice(0, 5) ?? [];
  return (
    <Card title="Observed" aside={<span className="text-ink3">{zoneName(migration.timeZone)}</span>}>
      <ul className="border-b border-line px-3.5 pt-1 pb-2.5">
        {migration.groups.map((group) => (
          <li key={group.id} className="flex items-center gap-2 py-1">
            <span className="min-w-0 truncate font-medium" title={group.name}>
              {group.name}
            </span>
            <GroupDot role={group.role} />
            <span className="shrink-0 text-small text-ink3">{group.release}</span>
            {group.importId ? (
              <Link href={`${base}/${group.importId}`} className="opens-rows ml-auto shrink-0 tabular-nums">
                {dayAndTime(group.observedAt, migration.timeZone)} <span className="text-small text-ink3">#{group.importNumber}</span>
              </Link>
            ) : (
              <span className="ml-auto shrink-0 text-ink3">not yet</span>
            )}
          </li>
        ))}
      </ul>
      <div className="flex items-baseline justify-between px-3.5 pt-2.5">
        <h3 className="text-caption font-medium text-ink2">Latest imports</h3>
        <Link href={base} className="link text-small text-ink2">
          All imports
        </Link>
      </div>
      {data ? (
        <ul className="px-1.5 pt-0.5 pb-2">
          {latest.map((record) => (
            <li key={record.id}>
              <Link href={`${base}/${record.id}`} className="block rounded-chip px-2 py-1.5 hover:bg-hover">
                <span className="flex justify-between gap-3">
                  <span className="min-w-0 truncate font-medium" title={record.groups.join(", ") || undefined}>
                    #{record.number} {record.kind ? kindNames[record.kind] : "Not recognised"}
                    {record.groups.length > 0 && ` of ${record.groups.join(", ")}`}
                  </span>
                  <span className="shrink-0 text-small text-ink3 tabular-nums">{dayAndTime(record.capturedAt, migration.timeZone)}</span>
                </span>
                <span className="block text-small text-ink2">
                  {record.status === "applied"
                    ? `${count(record.changes.added)} added, ${count(record.changes.changed)} changed, ${count(record.changes.missing)} missing`
                    : `not applied yet, ${counted(record.rows.total, "row")}`}
                </span>
              </Link>
            </li>
          ))}
          {latest.length === 0 && <li className="px-2 py-3 text-ink2">None yet.</li>}
        </ul>
      ) : (
        <SkeletonRows rows={3} />
      )}
    </Card>
  );
}
