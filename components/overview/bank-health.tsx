import { HealthMark } from "@/components/agents/health-shape";
import { count } from "@/components/moments/numbers";
import type { OverviewGroup } from "@/lib/contracts/overview";
import { healthIn } from "@/lib/domain/health-course";
import { healthNames, healths } from "@/lib/domain/stages";
import { inventoryHref } from "@/lib/queries/agent-links";
import { RowsLink } from "./rows-link";

type Props = { group: OverviewGroup; migration: string; asOf: string | null; full: number };

/** The foot of a bank: its agents by health, and what a full bar above stands for. */
export function BankHealth({ group: { name, health, servers }, migration, asOf, full }: Props) {
  const limits = (gateway: boolean) => servers.find((one) => one.gateway === gateway && one.limit !== null)?.limit ?? null;
  const [server, gateway] = [limits(false), limits(true)];
  const scale = [server && `${count(server)} a server`, gateway && `${count(gateway)} a gateway`].filter(Boolean);
  return (
    <div className="mt-auto pt-2">
      {Object.values(health).some((agents) => agents > 0) && (
        <>
          <p className="text-meta text-ink2">Health of its agents</p>
          <ul className="mt-1 flex flex-wrap justify-between gap-x-1.5">
            {[...healths, "unknown" as const].map((one) =>
              one === "unknown" && health.unknown === 0 ? null : (
                <li key={one} className="flex items-center gap-1 text-small">
                  {one === "unknown" ? <span aria-hidden>?</span> : <HealthMark health={one} />}
                  <RowsLink
                    href={inventoryHref(migration, { health: [healthIn(name, one)], excluded: false, asOf })}
                    value={health[one]}
                    name={`agents ${one === "unknown" ? "of unknown health" : healthNames[one].toLowerCase()} in ${name}`}
                  />
                </li>
              ),
            )}
          </ul>
        </>
      )}
      {servers.length > 0 && (
        <p className="mt-2 text-meta text-ink3" title="Every agent that names it as its primary server, excluded ones too">
          Bars: {scale.length > 0 ? scale.join(", ") : `${count(full)} a server`}
        </p>
      )}
    </div>
  );
}
