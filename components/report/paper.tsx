import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

type Props = { title: string; aside?: ReactNode; children: ReactNode; className?: string };

/** A part of the report: its name, and what to know beside it. */
export function Part({ title, aside, children, className }: Props) {
  return (
    <section aria-label={title} className={classes("min-w-0", className)}>
      <header className="mb-1.5 flex items-baseline gap-x-3 phone:flex-wrap">
        <h2 className="shrink-0 text-section font-semibold tracking-[-0.01em]">{title}</h2>
        <span className="ml-auto text-right text-meta text-ink3 phone:ml-0 phone:text-left">{aside}</span>
      </header>
      {children}
    </section>
  );
}
