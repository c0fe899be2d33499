import { Check, Circle, CircleAlert } from "lucide-react";
import { Link } from "@/components/ui/link";
import type { Standing } from "@/lib/contracts/portfolio";
import { gateName, gateNames } from "@/lib/domain/gates/state";
import { phaseNames } from "@/lib/domain/tasks/phases";
import { checklistHref } from "@/lib/queries/checklist-links";

type Props = { migration: string; gates: Standing["gates"] };

/** The gate of each phase; each opens its checklist. */
export function GateList({ migration, gates }: Props) {
  return (
    <ul aria-label="Gates" className="grid grid-cols-[repeat(2,max-content)] gap-x-3 gap-y-0.5 text-small">
      {gates.map(({ phase, state }) => {
        const Icon = state === "signed" ? Check : state === "contradicted" ? CircleAlert : Circle;
        const words = `${gateName(phase)}: ${gateNames[state].toLowerCase()}`;
        return (
          <li key={phase}>
            <Link
              href={checklistHref(migration, phase)}
              title={words}
              aria-label={words}
              className="-mx-1 flex items-center gap-1 rounded-chip px-1 py-0.5 text-ink2 hover:bg-hover hover:text-ink phone:py-2.5"
            >
              <Icon
                size={13}
                strokeWidth={2}
                aria-hidden
                className={state === "signed" ? "text-good-text" : state === "contradicted" ? "text-warn-text" : "text-ink3"}
              />
              {phaseNames[phase]}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
