import { ComputerName } from "@/components/agents/computer-name";
import { factWords } from "@/components/imports/fact-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { ComponentDetail } from "@/lib/contracts/components";
import type { Migration } from "@/lib/contracts/migrations";
import { componentHref } from "@/lib/queries/components";

type Props = { one: ComponentDetail; migration: Migration };

/** The latest word on every field that an export told. */
export function FactsCard({ one, migration }: Props) {
  if (one.listed === null) return null;
  return (
    <Card
      title="What exports say"
      aside={
        one.importId && (
          <Link href={`/m/${migration.id}/imports/${one.importId}`} className="opens-rows">
            import #{one.importNumber}
          </Link>
        )
      }
    >
      <dl className="grid grid-cols-[130px_minmax(0,1fr)] gap-x-3 gap-y-1.5 px-3.5 pt-1 pb-3.5">
        {one.facts.map(({ field, name, value }) => (
          <div key={field} className="contents">
            <dt className="text-small text-ink3">{name}</dt>
            <dd className={field === "version" ? "font-mono text-small" : "break-words"}>{factWords(field, value, migration.timeZone)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Where its agents or gateways go when it stands still, as far as exports tell. */
export function FailoverCard({ one, migration, asOf }: { one: ComponentDetail; migration: string; asOf: string | null }) {
  const gateway = one.kind === "gateway";
  return (
    <Card title="Failover">
      <div className="flex flex-col gap-2 px-3.5 pt-1 pb-3.5">
        {gateway && (
          <p>
            Reports to <b className="font-semibold">{one.primaryServer ?? "a server that no export names"}</b>.{" "}
            {one.failoverServers === null && (
              <span className="text-ink2">
                No export has a column of failover servers, so nothing is known of them. Gateways do not fail over by themselves.
              </span>
            )}
            {one.failoverServers?.length === 0 && <span className="text-warn-text">Its export names no failover server.</span>}
            {one.failoverServers && one.failoverServers.length > 0 && <>Fails over to {one.failoverServers.join(", ")}.</>}
          </p>
        )}
        {!gateway && (
          <p className="text-ink2">
            Agents that report to it directly fail over by themselves. Gateways do so only where they were told to.
          </p>
        )}
        {one.gateways.length > 0 && (
          <ul aria-label="Gateways behind it" className="flex flex-col gap-1.5">
            {one.gateways.map(({ id, name, as }) => (
              <li key={id} className="flex items-center gap-2">
                <Link href={componentHref(migration, id, asOf)} className="opens-rows min-w-0 break-all">
                  <ComputerName fqdn={name} />
                </Link>
                <Badge>{as === "primary" ? "reports here" : "fails over here"}</Badge>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
