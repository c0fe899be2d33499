import { Check, CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { explains } from "@/lib/domain/words/term";

export type Phase = {
  id: "retain" | "deploy" | "upgrade" | "retire";
  name: string;
  state: "done" | "contradicted" | "current" | "open" | "optional";
  /** How much of it is done, 0 to 1, where that is known. */
  share?: number;
  note: ReactNode;
  words: ReactNode;
};

/** Where the migration is, in four cells; on a phone four short bars. */
export function PhaseRail({ phases }: { phases: readonly Phase[] }) {
  return (
    <ol
      aria-label="Phases"
      className="card grid grid-cols-4 overflow-hidden phone:-order-2 phone:gap-1.5 phone:overflow-visible phone:rounded-none phone:border-0 phone:bg-transparent phone:shadow-none desk:grid-cols-[1fr_1fr_1.45fr_1fr]"
    >
      {phases.map((phase) => (
        <li
          key={phase.id}
          aria-current={phase.state === "current" ? "step" : undefined}
          className={classes(
            "relative min-w-0 border-l border-line px-3.5 pt-2 pb-2.5 first:border-0 phone:border-0 phone:p-0",
            phase.state === "optional" && "bg-sunken phone:bg-transparent",
          )}
        >
          <span aria-hidden className="mb-1 block h-1 overflow-hidden rounded-bar bg-line2 tablet:hidden">
            <span className={`block h-full ${bars[phase.state] ?? "bg-accent"}`} style={{ width: `${shareOf(phase) * 100}%` }} />
          </span>
          <span className="flex items-center gap-2.5">
            <span className="phone:hidden">
              <Ring phase={phase} />
            </span>
            <b
              {...explains(`term:${phase.id}`)}
              className={classes(
                "min-w-0 truncate text-section font-semibold phone:text-meta",
                phase.state !== "current" && "phone:font-medium phone:text-ink2",
              )}
            >
              {phase.name}
            </b>
            <span className="ml-auto hidden truncate text-meta text-ink3 desk:inline">{phase.note}</span>
          </span>
          <span className="block pl-6.5 text-small text-ink2 phone:hidden">{phase.words}</span>
          {phase.state === "current" && <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 bg-accent phone:hidden" />}
        </li>
      ))}
    </ol>
  );
}

const shareOf = ({ state, share = 0 }: Phase) => (state === "done" || state === "contradicted" ? 1 : share);
const bars: Partial<Record<Phase["state"], string>> = { done: "bg-good", contradicted: "bg-warn" };
const circumference = 2 * Math.PI * 6.5;

function Ring({ phase }: { phase: Phase }) {
  if (phase.state === "done")
    return (
      <span role="img" aria-label="Done" className="flex size-4 items-center justify-center rounded-full bg-good text-surface">
        <Check size={11} strokeWidth={3} aria-hidden />
      </span>
    );
  if (phase.state === "contradicted")
    return <CircleAlert size={16} strokeWidth={2.25} role="img" aria-label="Signed, and contradicted since" className="text-warn-text" />;
  const known = phase.state === "current" && phase.share !== undefined;
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden className="shrink-0">
      <circle
        cx={8}
        cy={8}
        r={6.5}
        fill="none"
        stroke={known ? "var(--color-line2)" : "var(--color-ink3)"}
        strokeWidth={known ? 2.5 : 1.25}
        strokeDasharray={known ? undefined : "2.2 2"}
      />
      {known && (
        <circle
          cx={8}
          cy={8}
          r={6.5}
          fill="none"
          stroke="var(--color-accent)"
          strokeWidth={2.5}
          strokeDasharray={`${shareOf(phase) * circumference} ${circumference}`}
          transform="rotate(-90 8 8)"
        />
      )}
    </svg>
  );
}
