import { ComputerName } from "@/components/agents/computer-name";
import { HealthMark } from "@/components/agents/health-shape";
import { day, unknown } from "@/components/moments/moments";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { Deployment } from "@/lib/contracts/deployment";
import type { Migration } from "@/lib/contracts/migrations";
import { isServer } from "@/lib/domain/components";
import { componentHref } from "@/lib/queries/components";
import { ConfirmBuilt } from "./confirm-built";
import { DeployBadge } from "./deploy-badge";

type Props = { one: Deployment["components"][number]; kindName: string; first: boolean; migration: Migration };

/** One component: where it stands, what runs on it as far as exports prove it, and what says so. */
export function DeployedRow({ one, kindName, first, migration }: Props) {
  return (
    <tr className="align-middle phone:grid phone:grid-cols-[1fr_auto] phone:items-center phone:gap-x-3 phone:px-3.5 phone:py-1.5">
      <th scope="row" className={classes("py-2 pr-3 pl-3.5 text-left font-medium phone:col-span-full phone:p-0", !first && "phone:hidden")}>
        {first ? kindName : <span className="sr-only">{kindName}</span>}
      </th>
      <td className="py-2 pr-3 phone:col-span-full phone:p-0">
        <span className="flex min-w-0 items-center gap-2">
          {isServer(one.kind) && <HealthMark health={one.health} />}
          <Link href={componentHref(migration.id, one.id, null)} className="opens-rows min-w-0 break-all phone:py-1">
            <ComputerName fqdn={one.name} />
            {one.instance && <span>\{one.instance}</span>}
          </Link>
        </span>
      </td>
      <td className="py-2 pr-3 phone:p-0">
        <DeployBadge state={one.state} />
      </td>
      <td className="py-2 pr-3 phone:order-5 phone:col-span-full phone:p-0 phone:empty:hidden">
        <Build one={one} />
      </td>
      <td className="py-2 pr-3.5 text-small text-ink2 phone:order-4 phone:p-0 phone:text-right">
        <Evidence one={one} migration={migration} />
      </td>
    </tr>
  );
}

function Build({ one: { kind, version, release, rollup, importId } }: Pick<Props, "one">) {
  if (!version) return <span className="text-ink3">{unknown}</span>;
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      {isServer(kind) && <span className="whitespace-nowrap">{release ?? "Release unknown"}</span>}
      <span className="font-mono text-small text-ink3">{version}</span>
      {isServer(kind) && importId && (
        <span className="text-small whitespace-nowrap text-ink2">{rollup ?? <span className="text-ink3">rollup unknown</span>}</span>
      )}
    </span>
  );
}

function Evidence({ one, migration }: Pick<Props, "one" | "migration">) {
  if (one.importId)
    return (
      <Link href={`/m/${migration.id}/imports/${one.importId}`} className="opens-rows whitespace-nowrap">
        import #{one.importNumber}
      </Link>
    );
  if (one.state === "confirmed" && one.entered)
    return (
      <span>
        {one.entered.by}, {day(one.entered.at, migration.timeZone)}
      </span>
    );
  return <ConfirmBuilt one={one} migration={migration} />;
}
