"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useMay } from "@/components/frame/actor";
import { ButtonLink } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { RetryState } from "@/components/ui/states";
import { migrationsQuery } from "@/lib/queries/migrations";
import { ArchivedMigrations } from "./archived-migrations";
import { FirstRun } from "./first-run";
import { MigrationRow } from "./migration-row";

export function MigrationsPage() {
  const { data, error, refetch } = useQuery(migrationsQuery);
  const creates = useMay()("migrations.create");
  if (error && !data)
    return (
      <RetryState title="The migrations could not be read" onRetry={refetch}>
        {error.message}
      </RetryState>
    );
  if (data?.items.length === 0)
    return (
      <>
        <FirstRun creates={creates} />
        <ArchivedMigrations />
      </>
    );
  return (
    <div className="mx-auto max-w-220 px-5 py-8 phone:px-4 phone:py-6">
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
      <ArchivedMigrations />
    </div>
  );
}
