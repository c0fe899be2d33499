import Link from "next/link";
import { count, percent } from "@/components/moments/numbers";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { stageFills, stageWords } from "@/components/stages/stage-words";
import { Card } from "@/components/ui/card";
import type { Progress } from "@/lib/contracts/progress";
import { stageNames, stages } from "@/lib/domain/stages";
import { inventoryHref } from "@/lib/queries/agent-links";

/** Agents per stage in the order of the crossing. */
export function StageBars({ progress, migration, asOf }: { progress: Progress; migration: string; asOf: string | null }) {
  const { total } = progress;
  const largest = Math.max(1, ...stages.map((stage) => progress.stages[stage] ?? 0));
  return (
    <Card title="Stages" aside={<span className="text-ink3">share of {count(total)} in scope</span>}>
      <ul className="px-1.5 pt-1 pb-2">
        {stages.map((stage) => {
          const value = progress.stages[stage] ?? 0;
          return (
            <li key={stage}>
              <Link
                href={inventoryHref(migration, { stage: [stage], excluded: false, asOf })}
                className="group grid grid-cols-[24px_1fr_auto] items-center gap-x-3 rounded-chip px-2 py-2 hover:bg-hover tablet:grid-cols-[24px_190px_1fr_62px_56px]"
              >
                <StageGlyph stage={stage} scale={1.25} />
                <span className="min-w-0">
                  <span className="block truncate font-[550]">{stageNames[stage]}</span>
                  <span className="block truncate text-small text-ink3">{stageWords[stage].means}</span>
                </span>
                <span aria-hidden className="hidden h-2 overflow-hidden rounded-bar bg-hover group-hover:bg-line tablet:block">
                  <span
                    className="block h-full rounded-bar"
                    style={{ width: `${(value / largest) * 100}%`, minWidth: value > 0 ? 3 : 0, background: stageFills[stage] }}
                  />
                </span>
                <span className="opens-rows text-right text-panel font-semibold tabular-nums">{count(value)}</span>
                <span className="hidden text-right text-small tabular-nums text-ink2 tablet:block">
                  {stage === "gone" ? "apart" : `${percent(value, total)} %`}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
