import { useQuery } from "@tanstack/react-query";
import { PendingBadge } from "@/components/pending/pending-badge";
import { SeenBy, Since } from "@/components/pending/pending-words";
import type { Migration } from "@/lib/contracts/migrations";
import { allPending, pendingQuery } from "@/lib/queries/pending";

/** What waits for the agent in any management group's Pending Management; nothing where nothing does. */
export function AgentPending({ fqdn, asOf, migration }: { fqdn: string; asOf: string | null; migration: Migration }) {
  const { data } = useQuery(pendingQuery(migration.id, { ...allPending, asOf }));
  const own = data?.items.filter(({ agent }) => agent === fqdn) ?? [];
  if (own.length === 0) return null;
  return (
    <section aria-label="Pending Management">
      <h3 className="mb-1.5 text-small font-semibold text-ink2">Pending Management</h3>
      <ul className="flex flex-col gap-2">
        {own.map((one) => (
          <li key={one.id}>
            <p className="flex flex-wrap items-center gap-1.5">
              <PendingBadge one={one} /> in {one.group}
            </p>
            <p className="mt-0.5 text-small text-ink2">
              {one.server && <span className="break-all">{one.server}, </span>}
              <Since one={one} timeZone={migration.timeZone} />, <SeenBy one={one} migration={migration.id} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
