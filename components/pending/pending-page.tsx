"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { useMigration } from "@/components/frame/current-migration";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { SkeletonCard } from "@/components/ui/skeleton";
import { RetryState } from "@/components/ui/states";
import { parseAsMoment } from "@/lib/queries/agent-links";
import { pendingQuery } from "@/lib/queries/pending";
import { GroupPending } from "./group-pending";

/** What waits in Pending Management of each management group, as its latest export shows it. */
export function PendingPage() {
  const migration = useMigration();
  const [asOf, setAsOf] = useQueryState("asOf", parseAsMoment);
  const { data, error, refetch } = useQuery(pendingQuery(migration.id, asOf));
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
    </div>
  );
}
