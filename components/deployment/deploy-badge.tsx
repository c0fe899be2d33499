import { CircleCheck, CircleDashed, CircleX, Hand, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { DeployState } from "@/lib/domain/deployment";
import { serversTerms } from "@/lib/domain/words/servers";
import { explains } from "@/lib/domain/words/term";

const looks: Record<DeployState, { tone: Tone; icon: LucideIcon }> = {
  seen: { tone: "good", icon: CircleCheck },
  unplanned: { tone: "neutral", icon: CircleCheck },
  confirmed: { tone: "neutral", icon: Hand },
  planned: { tone: "outline", icon: CircleDashed },
  missing: { tone: "bad", icon: CircleX },
};

/** Where a component stands between plan and observation. */
export function DeployBadge({ state }: { state: DeployState }) {
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon} {...explains(`term:${state}`)}>
      {serversTerms[state].name}
    </Badge>
  );
}
