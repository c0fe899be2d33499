import { classes } from "@/components/ui/classes";
import type { Agent } from "@/lib/contracts/agents";
import { type GroupRole, groupRoleNames, healthNames } from "@/lib/domain/stages";
import { HealthShape } from "./health-shape";

export type Membership = Agent["groups"][number];

const sides = {
  source: { letter: "O", look: "bg-orig-soft text-orig-text" },
  target: { letter: "N", look: "bg-new-soft text-new-text" },
};
const rank = ["critical", "warning", "notMonitored", "healthy"];

/** Several management groups on one side show the worst health among them. */
export function worstOf(groups: readonly Membership[], role: GroupRole): Membership | null {
  const side = groups.filter((group) => group.role === role);
  return side.reduce<Membership | null>((worst, group) => (worst && rankOf(worst) <= rankOf(group) ? worst : group), null);
}
const rankOf = (group: Membership) => (group.health ? rank.indexOf(group.health) : rank.length);

function Marker({ group, side }: { group: Membership | null; side: GroupRole }) {
  const { letter, look } = sides[side];
  const word = groupRoleNames[side];
  const cell = "inline-flex h-5 w-8.25 items-center justify-center gap-1.5 rounded-tick text-meta font-semibold";
  if (!group)
    return (
      <span className={classes(cell, "border border-line text-ink3")}>
        <span aria-hidden>–</span>
        <span className="sr-only">not in {word}</span>
      </span>
    );
  return (
    <span className={classes(cell, look)}>
      <span aria-hidden>{letter}</span>
      <HealthShape health={group.health} />
      <span className="sr-only">
        {word}: {group.health ? healthNames[group.health] : "health unknown"}
      </span>
    </span>
  );
}

export function GroupMarkers({ groups }: { groups: readonly Membership[] }) {
  return (
    <span className="inline-flex gap-1">
      <Marker side="source" group={worstOf(groups, "source")} />
      <Marker side="target" group={worstOf(groups, "target")} />
    </span>
  );
}
