import { OctagonAlert } from "lucide-react";
import { HealthMark } from "@/components/agents/health-shape";
import { sideFills } from "@/components/frame/group-dot";
import { count, counted } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";
import type { OverviewGroup } from "@/lib/contracts/overview";
import { firstLabel } from "@/lib/domain/agent-names";
import { RowsLink } from "./rows-link";
import type { Pointed } from "./shown-moment";

type Props = {
  group: OverviewGroup;
  most: number;
  /** Agents of a full bar where a server has no limit: `loadScale`. */
  full: number;
  /** The rows of one server, as agents spell it; without one, of the whole management group. */
  hrefOf: (spelled: readonly string[]) => string;
  onPoint: (pointed: Pointed) => void;
};

type Server = OverviewGroup["servers"][number];
/** By name, gateways last. */
const byName = (a: Server, b: Server) =>
  Number(a.gateway ?? false) - Number(b.gateway ?? false) || a.name.localeCompare(b.name, "en", { numeric: true });

/** Servers of a management group by name, those with most agents where there is no room for all; their load as a bar: of their limit where there is one, else on the scale of all. */
export function BankServers({ group, most, full, hrefOf, onPoint }: Props) {
  const { servers } = group;
  if (servers.length === 0 || most === 0) return null;
  const shown = (servers.length > most ? servers.slice(0, most - 1) : servers).toSorted(byName);
  const rest = servers.length - shown.length;
  return (
    <ul className="mt-2 flex flex-col">
      {shown.map(({ name, knownAs, agents, stages, health, limit }) => (
        <li
          key={name}
          onPointerEnter={() => onPoint(stages)}
          onPointerLeave={() => onPoint(null)}
          onFocus={() => onPoint(stages)}
          onBlur={() => onPoint(null)}
          className="grid h-6 grid-cols-[9px_minmax(0,1fr)_34px_auto] items-center gap-x-1.5 rounded-chip hover:bg-hover"
        >
          {health ? <HealthMark health={health} /> : <span />}
          <span className="flex min-w-0 items-center gap-1.5">
            <span className="truncate text-small" title={name}>
              {firstLabel(name)}
            </span>
            {isOver(agents, limit) && <OctagonAlert size={12} strokeWidth={2} aria-hidden className="shrink-0 text-bad-text" />}
          </span>
          <span
            title={limit === null ? undefined : `${counted(agents, "agent")} of at most ${count(limit)}`}
            aria-hidden
            className="h-1 overflow-hidden rounded-bar bg-hover"
          >
            <span
              className={`block h-full rounded-bar ${isOver(agents, limit) ? "bg-bad" : sideFills[group.role]}`}
              style={{ width: `${Math.min(100, (agents / (limit ?? full)) * 100)}%`, minWidth: agents > 0 ? 3 : 0 }}
            />
          </span>
          <RowsLink
            href={hrefOf(knownAs)}
            value={agents}
            className="min-w-9 text-right text-small"
            name={`agents of ${name}${isOver(agents, limit) ? `, over its limit of ${count(limit)}` : ""}`}
          />
        </li>
      ))}
      {rest > 0 && (
        <li className="flex h-6 items-center pl-3.5 text-small text-ink3">
          <Link href={hrefOf([])} className="link">
            {counted(rest, shown.length > 0 ? "more server" : "server")}
          </Link>
        </li>
      )}
    </ul>
  );
}

const isOver = (agents: number, limit: number | null) => limit !== null && agents > limit;
