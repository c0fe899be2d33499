import { CircleCheck, CircleDashed, CircleX, Hand, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import { type DeployState, deployStateNames } from "@/lib/domain/deployment";

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
  const { name, means } = deployStateNames[state];
  return (
    <span title={means}>
      <Badge tone={tone} icon={icon}>
        {name}
      </Badge>
    </span>
  );
}
