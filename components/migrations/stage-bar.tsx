import { count } from "@/components/moments/numbers";
import { stageFills } from "@/components/stages/stage-fills";
import { Link } from "@/components/ui/link";
import type { Standing } from "@/lib/contracts/portfolio";
import { type Stage, stageNames } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { withinSentence } from "@/lib/domain/words/within";

const shown: readonly Stage[] = ["waiting", "upgraded", "joined", "dualHomed", "cutOver"];

type Props = { stages: Standing["progress"]["stages"]; total: number; opens: (stage: Stage) => string };

/** Agents in scope by stage: as wide as they are many, and each with its number. */
export function StageBar({ stages, total, opens }: Props) {
  const there = shown.flatMap((stage) => (stages[stage] > 0 ? [{ stage, agents: stages[stage] }] : []));
  return (
    <>
      <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-bar">
        {there.map(({ stage, agents }) => (
          <span key={stage} className="min-w-1" style={{ flexGrow: agents / total, flexBasis: 0, background: stageFills[stage] }} />
        ))}
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-3 text-meta text-ink2 phone:leading-6">
        {there.map(({ stage, agents }) => (
          <li key={stage} className="flex items-center gap-1" {...explains(`stage:${stage}`)}>
            <span aria-hidden className="size-1.75 rounded-full" style={{ background: stageFills[stage] }} />
            <Link href={opens(stage)} className="opens-rows tabular-nums">
              {count(agents)}
            </Link>{" "}
            {withinSentence(stageNames[stage])}
          </li>
        ))}
      </ul>
    </>
  );
}
