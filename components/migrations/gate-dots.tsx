import { Check, Circle, CircleAlert } from "lucide-react";
import Link from "next/link";
import { classes } from "@/components/ui/classes";
import type { Standing } from "@/lib/contracts/portfolio";
import { gateName, gateNames } from "@/lib/domain/gates/state";
import { checklistHref } from "@/lib/queries/tasks";

type Props = { migration: string; gates: Standing["gates"] };

/** The gate of each phase; each opens its checklist. */
export function GateDots({ migration, gates }: Props) {
  return (
    <ul aria-label="Gates" className="flex gap-1">
      {gates.map(({ phase, state }) => {
        const Icon = state === "signed" ? Check : state === "contradicted" ? CircleAlert : Circle;
        const words = `${gateName(phase)}: ${gateNames[state].toLowerCase()}`;
        return (
          <li key={phase}>
            <Link
              prefetch={false}
              href={checklistHref(migration, phase)}
              title={words}
              aria-label={words}
              className={classes(
                "flex size-6 items-center justify-center rounded-chip hover:bg-hover phone:size-11",
                state === "signed" ? "text-good-text" : state === "contradicted" ? "text-warn-text" : "text-ink3",
              )}
            >
              <Icon size={14} strokeWidth={2} aria-hidden />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
