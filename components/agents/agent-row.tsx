import { unknown } from "@/components/moments/moments";
import { StageBadge } from "@/components/stages/stage-badge";
import { classes } from "@/components/ui/classes";
import type { Agent } from "@/lib/contracts/agents";
import { type FlagCode, flagCodes, flags as flagWords } from "@/lib/domain/stages";
import { flagsInOrder, hostOf, primaryOf } from "./agent-facts";
import { ComputerName } from "./computer-name";
import { FlagIcon } from "./flag-icon";
import { gridTemplate } from "./grid-columns";
import { GroupMarkers } from "./group-markers";

export type RowPlace = { index: number; start: number; size: number };
type Props = { agent: Agent; place: RowPlace; href: string; selected: boolean; current: boolean; onOpen: () => void };

export const flagName = (code: string) => flagWords[flagCodes.find((known): known is FlagCode => known === code) ?? "unknownBuild"].name;

/** One agent on one line; on a phone on two. */
export function AgentRow({ agent, place, href, selected, current, onOpen }: Props) {
  const primary = primaryOf(agent);
  const flags = flagsInOrder(agent.flags);
  const words = flags.map((flag) => flagName(flag.code)).join(", ");
  return (
    <tr
      aria-rowindex={place.index + 1}
      style={{ height: place.size, transform: `translateY(${place.start}px)` }}
      className={classes(
        gridTemplate,
        "absolute inset-x-0 top-0 border-b border-line hover:bg-hover print:static print:transform-none! print:break-inside-avoid",
        (selected || current) && "bg-hover",
        selected && "shadow-[inset_2px_0_0_var(--color-accent)]",
        agent.excluded && "text-ink3",
      )}
    >
      <td className="min-w-0 truncate" title={agent.fqdn}>
        <a
          href={href}
          data-selected-agent={selected || undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen();
          }}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <ComputerName fqdn={agent.fqdn} />
        </a>
      </td>
      <td className="flex min-w-0 items-center gap-1.5">
        <StageBadge stage={agent.stage} />
        {agent.excluded && <span className="text-meta text-ink3">excluded</span>}
      </td>
      <td className="flex phone:order-4">
        <GroupMarkers groups={agent.groups} />
      </td>
      <td className="min-w-0 truncate phone:order-3">
        {agent.release ??
          (agent.version ? <span className="text-warn-text">Unknown build</span> : <span className="text-ink3">{unknown}</span>)}
        {agent.rollup && ` ${agent.rollup}`} {agent.version && <span className="ml-1 font-mono text-meta text-ink3">{agent.version}</span>}
      </td>
      <td className="min-w-0 truncate text-ink2 phone:hidden" title={primary ?? undefined}>
        {primary ? hostOf(primary) : unknown}
      </td>
      <td className="flex items-center gap-1 phone:hidden" title={words || undefined}>
        {flags.slice(0, 3).map((flag) => (
          <FlagIcon key={flag.code} severity={flag.severity} />
        ))}
        {flags.length > 3 && <span className="text-meta text-ink3">+{flags.length - 3}</span>}
        {words && <span className="sr-only">{words}</span>}
      </td>
      <td className="min-w-0 truncate text-ink2 phone:hidden" title={agent.owner ?? undefined}>
        {agent.owner ?? <span className="text-ink3">{unknown}</span>}
      </td>
    </tr>
  );
}
