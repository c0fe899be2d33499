import { Check, CircleAlert } from "lucide-react";
import { classes } from "@/components/ui/classes";
import type { PhaseBlock } from "@/lib/domain/report/first-page";
import { withinSentence } from "@/lib/domain/words/within";
import { checklistHref } from "@/lib/queries/checklist-links";
import { useOutside } from "./outside";

type Props = { phases: readonly PhaseBlock[]; migration: string };

/** Where the migration is: tasks of each phase, and its gate. */
export function ReportPhases({ phases, migration }: Props) {
  const outside = useOutside();
  return (
    <ol aria-label="Phases" className="grid grid-cols-2 gap-x-4 gap-y-3 tablet:grid-cols-4 print:grid-cols-4">
      {phases.map((phase) => (
        <li key={phase.id} aria-current={phase.current ? "step" : undefined} className="flex min-w-0 gap-2.5">
          <Mark phase={phase} />
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

const around = 2 * Math.PI * 6.5;

function Mark({ phase: { gate, current, share } }: { phase: PhaseBlock }) {
  if (gate === "signed" || gate === "contradicted") {
    const Icon = gate === "signed" ? Check : CircleAlert;
    return (
      <span
        className={classes(
          "mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-full text-surface",
          gate === "signed" ? "bg-good" : "bg-warn",
        )}
      >
        <Icon size={12} strokeWidth={3} aria-hidden />
      </span>
    );
  }
  return (
    <svg width={18} height={18} viewBox="0 0 16 16" aria-hidden className="mt-0.5 shrink-0">
      <circle
        cx={8}
        cy={8}
        r={6.5}
        fill="none"
        stroke={current || share > 0 ? "var(--color-line2)" : "var(--color-ink3)"}
        strokeWidth={current || share > 0 ? 2.5 : 1.25}
        strokeDasharray={current || share > 0 ? undefined : "2.2 2"}
      />
      <circle
        cx={8}
        cy={8}
        r={6.5}
        fill="none"
        stroke="var(--color-accent)"
        strokeWidth={2.5}
        strokeDasharray={`${share * around} ${around}`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}
