import { OctagonAlert } from "lucide-react";
import { sideFills } from "@/components/frame/group-dot";
import { count, percent } from "@/components/moments/numbers";
import type { GroupRole } from "@/lib/domain/stages";

type Props = { agents: number; limit: number; role: GroupRole };

/** Agents against the limit, which an ink tick marks. The bar reaches beyond the tick where there are more. */
export function CapacityBar({ agents, limit, role }: Props) {
  const scale = Math.max(limit, agents) * 1.04;
  const share = (value: number) => `${(value / scale) * 100}%`;
  const over = agents - limit;
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <span
        role="img"
        aria-label={`${count(agents)} of at most ${count(limit)} agents`}
        className="relative block h-2 min-w-16 rounded-bar bg-hover"
      >
        <span className={`block h-full rounded-bar ${sideFills[role]}`} style={{ width: share(agents), minWidth: agents > 0 ? 3 : 0 }} />
        <span className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ left: share(limit) }} />
      </span>
      {over > 0 ? (
        <span className="flex items-center gap-1 text-meta text-bad-text">
          <OctagonAlert size={12} strokeWidth={2} aria-hidden /> {count(over)} over
        </span>
      ) : (
        <span className="text-meta text-ink3 tabular-nums">
          {agents > 0 && agents * 1000 < limit ? "under 0.1" : percent(agents, limit)} % of {count(limit)}
        </span>
      )}
    </span>
  );
}
