import { StageBadge } from "@/components/stages/stage-badge";
import { Badge } from "@/components/ui/badge";
import type { DriftItem } from "@/lib/contracts/drift";
import { driftRuleNames } from "@/lib/domain/drift/words";

/** What explains a difference. An agent that is cut over looks as it does everywhere. */
export function RuleBadge({ rule, severity }: Pick<DriftItem, "rule" | "severity">) {
  if (rule === null) return null;
  if (rule === "cutOver") return <StageBadge stage="cutOver" />;
  return <Badge tone={severity === "explained" ? "good" : "neutral"}>{driftRuleNames[rule]}</Badge>;
}
