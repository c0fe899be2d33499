"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight, History, Plus, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useMay } from "@/components/frame/actor";
import { GroupDot } from "@/components/frame/group-dot";
import { calendarDay, dayAndTime } from "@/components/moments/moments";
import { Button, ButtonLink } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { EmptyState, ErrorState } from "@/components/ui/states";
import type { Migration } from "@/lib/contracts/migrations";
import { migrationsQuery } from "@/lib/queries/migrations";
import { releaseSpan } from "./release-span";

export function MigrationsPage() {
  const { data, error, refetch } = useQuery(migrationsQuery);
  const creates = useMay()("migrations.create");
  if (error && !data)
    return (
      <ErrorState
        title="The migrations could not be read"
        action={
          <Button size="small" onClick={() => refetch()}>
            Try again
          </Button>
        }
      >
        {error.message}
      </ErrorState>
    );
  if (data?.items.length === 0) return <FirstRun creates={creates} />;
  return (
    <div className="mx-auto max-w-220 px-5 py-8">
      <div className="mb-4 flex items-center justify-between">
        <h1 className="text-title">Migrations</h1>
        {creates && (
          <ButtonLink href="/migrations/new" look="primary" icon={Plus}>
            New migration
          </ButtonLink>
        )}
      </div>
      <div className="card overflow-hidden">
        {data ? (
          <ul>
            {data.items.map((migration) => (
              <MigrationRow key={migration.id} migration={migration} />
            ))}
          </ul>
        ) : (
          <SkeletonRows rows={3} />
        )}
      </div>
    </div>
  );
}

function MigrationRow({ migration }: { migration: Migration }) {
  return (
    <li className="relative flex items-center gap-4 border-b border-line px-4 py-3.5 last:border-0 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <Link
          href={`/m/${migration.id}`}
          className="block truncate text-section font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
        >
          {migration.name}
        </Link>
        <p className="truncate text-small text-ink2">
          {releaseSpan(migration)}
          {migration.targetDate && ` · target ${calendarDay(migration.targetDate)}`}
        </p>
      </div>
      <ul className="hidden max-w-100 flex-wrap justify-end gap-x-4 gap-y-0.5 text-small text-ink2 tablet:flex">
        {migration.groups.map((group) => (
          <li key={group.id} className="flex items-center gap-1.5">
            {group.name} <GroupDot role={group.role} />
            <span className="text-ink3">{group.observedAt ? dayAndTime(group.observedAt, migration.timeZone) : "not observed"}</span>
          </li>
        ))}
      </ul>
      <ArrowRight size={16} aria-hidden className="shrink-0 text-ink3" />
    </li>
  );
}

function FirstRun({ creates }: { creates: boolean }) {
  if (!creates)
    return (
      <div className="pt-16">
        <EmptyState title="There is no migration yet">A migration lead or administrator creates the first one.</EmptyState>
      </div>
    );
  return (
    <div className="mx-auto grid max-w-250 items-center gap-10 px-5 py-16 desk:grid-cols-[1fr_320px] desk:py-32">
      <div>
        <h1 className="text-display">Set up your first migration</h1>
        <p className="mt-2 max-w-130 text-lead text-ink2">
          Name it, say which management groups it goes from and to, then drop the first export. About ten minutes.
        </p>
        <div className="mt-6">
          <ButtonLink href="/migrations/new" look="primary" size="large" icon={Plus}>
            New migration
          </ButtonLink>
        </div>
      </div>
      <ul className="flex flex-col gap-4">
        <li className="flex gap-3">
          <ShieldCheck size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-ink2" />
          <span>
            <b className="font-semibold">Read only</b>
            <span className="block text-small text-ink2">
              Tandem never connects to your management groups. It reads the files you give it.
            </span>
          </span>
        </li>
        <li className="flex gap-3">
          <History size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-ink2" />
          <span>
            <b className="font-semibold">Every import is kept</b>
            <span className="block text-small text-ink2">
              Any number can be traced to the file, row and hour it came from, and any import can be undone.
            </span>
          </span>
        </li>
      </ul>
    </div>
  );
}
