import { CircleCheck, CircleHelp, CircleX, Clock, Hand } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { PendingItem } from "@/lib/contracts/pending";

const looks = {
  repair: { tone: "bad", icon: CircleX },
  decision: { tone: "warn", icon: Hand },
  task: { tone: "neutral", icon: Clock },
  unknown: { tone: "outline", icon: CircleHelp },
} as const;

/** What waits; muted once the management group lists the agent. */
export function PendingBadge({ one }: { one: Pick<PendingItem, "waits" | "actionName" | "overtaken"> }) {
  if (one.overtaken)
    return (
      <Badge tone="outline" icon={CircleCheck}>
        {one.actionName}, listed since
      </Badge>
    );
  const { tone, icon } = looks[one.waits];
  return (
    <Badge tone={tone} icon={icon}>
      {one.actionName}
    </Badge>
  );
}
