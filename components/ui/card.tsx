import type { ReactNode } from "react";
import { classes } from "./classes";

type Props = { title: string; aside?: ReactNode; children: ReactNode; className?: string };

export function Card({ title, aside, children, className }: Props) {
  return (
    <section className={classes("card min-w-0", className)} aria-label={title}>
      <header className="flex min-h-10 items-center gap-2 px-3.5 pt-2.5">
        <h2 className="text-section font-semibold tracking-[-0.01em]">{title}</h2>
        <span className="ml-auto flex items-center gap-3 text-small text-ink2">{aside}</span>
      </header>
      {children}
    </section>
  );
}
