import { count, difference } from "@/components/moments/numbers";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { classes } from "@/components/ui/classes";
import type { ImportRecord } from "@/lib/contracts/imports";
import { type Stage, stageNames } from "@/lib/domain/stages";
import { fiveOutcomes, outcomeLooks } from "./counts";
import { asksOnlyCoverage } from "./coverage-words";
import { outcomeCount, outcomeNames } from "./import-words";

const meanings: Record<string, string> = {
  added: "new to the group",
  changed: "differ from now",
  unchanged: "confirmed again",
  missing: "known, not in file",
  rejected: "rows not read",
};
/** The two columns of the small table, in the order of the crossing when read downwards. */
const order: Stage[] = ["waiting", "upgraded", "joined", "dualHomed", "cutOver", "gone"];

/** Five counts, and where the agents stand afterwards. */
export function OutcomeStrip({ record }: { record: ImportRecord }) {
  const { stages } = record;
  return (
    <section aria-label="What it changes" className="card shrink-0 overflow-hidden">
      <dl className="grid grid-cols-6 gap-px overflow-hidden rounded-t-card bg-line tablet:grid-cols-5">
        {fiveOutcomes.map((outcome, index) => {
          const { Icon, colour } = outcomeLooks[outcome];
          const value = outcomeCount(record, outcome);
          return (
            <div key={outcome} className={classes("bg-surface px-3.5 py-3", index < 3 ? "phone:col-span-2" : "phone:col-span-3")}>
              <dt className={classes("flex items-center gap-1.5 text-caption font-medium", value === 0 ? "text-ink2" : colour)}>
                <Icon size={12} strokeWidth={2} aria-hidden />
                {outcomeNames[outcome]}
              </dt>
              <dd className="mt-0.5 text-figure tabular-nums">{count(value)}</dd>
              <dd className="text-meta text-ink2">{meanings[outcome]}</dd>
            </div>
          );
        })}
      </dl>
      {stages && (
        <div className="border-t border-line px-3.5 pt-2.5 pb-3">
          <h2 className="mb-1.5 text-caption font-medium text-ink2">
            {asksOnlyCoverage(record) ? "Applied as the whole group, agents per stage" : "If applied, agents per stage"}
          </h2>
          <ul className="grid gap-x-7 gap-y-1 tablet:grid-cols-2 desk:grid-cols-3">
            {order.map((stage) => {
              const before = stages.before[stage] ?? 0;
              const after = stages.after[stage] ?? 0;
              return (
                <li key={stage} className="flex items-center gap-2 text-small" title={`${count(before)} now`}>
                  <StageGlyph stage={stage} scale={0.9} />
                  <span className="min-w-0 flex-1 truncate">{stageNames[stage]}</span>
                  <b className="font-semibold tabular-nums">{count(after)}</b>
                  <span className="w-14 shrink-0 text-right whitespace-nowrap tabular-nums text-ink2">{difference(after - before)}</span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </section>
  );
}
