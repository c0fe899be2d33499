import { ComputerName } from "@/components/agents/computer-name";
import { HealthMark } from "@/components/agents/health-shape";
import { unknown } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { Badge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { Component } from "@/lib/contracts/components";
import { agentsOfHref, componentHref } from "@/lib/queries/components";
import { CapacityBar } from "./capacity-bar";
import { FlagMarks, StateBadge } from "./component-badges";

type Props = { one: Component; migration: string; asOf: string | null };

/** One server: what it is, what runs on it, how many agents it carries against its limit. */
export function ServerRow({ one, migration, asOf }: Props) {
  const over = one.flags.some(({ code }) => code === "overLimit");
  return (
    <tr
      className={classes(
        "border-b border-line align-middle last:border-0 phone:grid phone:grid-cols-[1fr_auto] phone:gap-x-3 phone:py-2",
        over && "bg-bad-soft",
      )}
    >
      <td className="py-2 pr-3 pl-3.5 phone:col-span-2 phone:py-0.5">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <HealthMark health={one.health} />
          <Link href={componentHref(migration, one.id, asOf)} className="opens-rows min-w-0 break-all phone:py-1">
            <ComputerName fqdn={one.name} />
          </Link>
          {one.isRoot && <Badge>Root</Badge>}
          <StateBadge one={one} />
          <FlagMarks flags={one.flags} />
        </span>
      </td>
      <td className="py-2 pr-3 phone:py-0.5 phone:pl-3.5">
        {one.version ? (
          <>
            <span className="whitespace-nowrap">{one.release ?? "Release unknown"}</span>{" "}
            <span className="font-mono text-small text-ink3">{one.version}</span>
            {one.rollup && <span className="text-small text-ink2"> {one.rollup}</span>}
          </>
        ) : (
          unknown
        )}
      </td>
      <td className="py-2 pr-3 text-right tabular-nums phone:py-0.5">
        <Link
          href={agentsOfHref(migration, one, { asOf })}
          className="opens-rows"
          aria-label={`${count(one.agents)} agents of ${one.name}`}
        >
          {count(one.agents)}
        </Link>
      </td>
      <td className="py-2 pr-3 phone:col-span-2 phone:py-1 phone:pl-3.5">
        {one.agents !== null && one.limit !== null && <CapacityBar agents={one.agents} limit={one.limit} role={one.role} />}
      </td>
      <td className="py-2 pr-3.5 text-right text-small whitespace-nowrap text-ink3 max-desk:hidden">
        {one.importId ? (
          <Link href={`/m/${migration}/imports/${one.importId}`} className="opens-rows">
            import #{one.importNumber}
          </Link>
        ) : (
          "not observed"
        )}
      </td>
    </tr>
  );
}
