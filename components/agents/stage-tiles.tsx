import { count } from "@/components/moments/numbers";
import { stageFills } from "@/components/stages/stage-fills";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { classes } from "@/components/ui/classes";
import type { Progress } from "@/lib/contracts/progress";
import { type Stage, stageNames, stages } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";

type Props = { progress: Progress | undefined; chosen: readonly Stage[]; onToggle: (stage: Stage) => void };

/** Every stage with its count; pressing one shows only its rows. */
export function StageTiles({ progress, chosen, onToggle }: Props) {
  const all = progress ? progress.total + (progress.stages.gone ?? 0) : 0;
  return (
    <ul aria-label="Stages" className="grid grid-cols-3 gap-1.5 tablet:grid-cols-6">
      {stages.map((stage) => {
        const value = progress?.stages[stage];
        const share = all > 0 ? ((value ?? 0) / all) * 100 : 0;
        return (
          <li key={stage} className="min-w-0">
            <button
              {...explains(`stage:${stage}`)}
              type="button"
              aria-pressed={chosen.includes(stage)}
              onClick={() => onToggle(stage)}
              className={classes(
                "flex h-full w-full flex-col gap-1 rounded-field border bg-surface px-2.5 pt-1.5 pb-1.5 text-left hover:bg-hover",
                chosen.includes(stage) ? "border-accent shadow-[0_0_0_.5px_var(--color-accent)]" : "border-line",
              )}
            >
              <span className="text-meta leading-3.5 text-ink2 tablet:w-full tablet:truncate">{stageNames[stage]}</span>
              <span className="mt-auto -mb-0.5 flex items-center justify-between gap-2">
                <b className="text-panel font-semibold tabular-nums">{count(value)}</b>
                <StageGlyph stage={stage} />
              </span>
              <span aria-hidden className="h-0.5 rounded-bar bg-hover">
                <span className="block h-full rounded-bar" style={{ width: `${share}%`, background: stageFills[stage] }} />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
