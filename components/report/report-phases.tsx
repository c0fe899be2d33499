import type { PhaseBlock } from "@/lib/domain/report/first-page";
import { phaseMark } from "@/lib/domain/report/marks";
import { withinSentence } from "@/lib/domain/words/within";
import { checklistHref } from "@/lib/queries/checklist-links";
import { DrawingView } from "./drawing-view";
import { useOutside } from "./outside";

type Props = { phases: readonly PhaseBlock[]; migration: string };

/** Where the migration is: tasks of each phase, and its gate. */
export function ReportPhases({ phases, migration }: Props) {
  const outside = useOutside();
  return (
    <ol aria-label="Phases" className="grid grid-cols-2 gap-x-4 gap-y-3 tablet:grid-cols-4 print:grid-cols-4">
      {phases.map((phase) => (
        <li key={phase.id} aria-current={phase.current ? "step" : undefined} className="flex min-w-0 gap-2.5">
          <DrawingView drawing={phaseMark(phase)} className="mt-0.5 size-4.5 shrink-0" />
          <div className="min-w-0">
            <p className="font-semibold">
              {phase.name}
              {phase.aside && <span className="font-normal text-ink3"> {phase.aside}</span>}
            </p>
            <p className="text-small text-ink2">{phase.words}</p>
            <p className="text-meta text-ink3">
              <a href={outside ? undefined : checklistHref(migration, phase.id)} className="opens-rows">
                {phase.tasks}
              </a>{" "}
              · {withinSentence(phase.gateWords)}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
