"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { useMigration } from "@/components/frame/current-migration";
import { ExportCommand } from "@/components/imports/export-command";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { ButtonLink } from "@/components/ui/button";
import { SkeletonCard } from "@/components/ui/skeleton";
import { RetryState } from "@/components/ui/states";
import { pendingCommand } from "@/lib/domain/export-command";
import { parseAsMoment } from "@/lib/queries/agent-links";
import { pendingQuery } from "@/lib/queries/pending";
import { GroupPending } from "./group-pending";

/** What waits in Pending Management of each management group, as its latest export shows it. */
export function PendingPage() {
  const migration = useMigration();
  const [asOf, setAsOf] = useQueryState("asOf", parseAsMoment);
  const { data, error, refetch } = useQuery(pendingQuery(migration.id, asOf));
  const untold = data?.groups.filter(({ importId }) => importId === null).length ?? 0;
  return (
    <div className="mx-auto flex max-w-350 flex-col gap-3 p-4 desk:px-5 print:p-0">
      <div className="flex min-h-7.5 flex-wrap items-center gap-2">
        <h1 className="flex-1 text-title phone:basis-full">Pending Management</h1>
        <AsOfPicker migration={migration} asOf={asOf} onChange={(at) => void setAsOf(at)} />
      </div>
      {error && !data && (
        <RetryState title="Pending Management could not be read" onRetry={refetch}>
          {error.message}
        </RetryState>
      )}
      {!data && !error && <SkeletonCard rows={4} />}
      {data &&
        [...data.groups]
          .sort((a, b) => a.role.localeCompare(b.role))
          .map((group) => (
            <GroupPending
              key={group.name}
              group={group}
              items={data.items.filter((item) => item.group === group.name)}
              migration={migration}
              asOf={asOf}
            />
          ))}
      {data && untold > 0 && (
        <section aria-label="Export Pending Management" className="card flex flex-wrap items-end gap-3 p-3.5 print:hidden">
          <div className="min-w-0 flex-1 phone:basis-full">
            <p className="mb-2 text-ink2">
              Run this on a management server of {untold === 1 ? "the one" : "each"} that has none and import the file. Where nothing waits
              the file is empty, and that counts too.
            </p>
            <ExportCommand command={pendingCommand} />
          </div>
          <ButtonLink href={`/m/${migration.id}/imports`}>Go to imports</ButtonLink>
        </section>
      )}
    </div>
  );
}
