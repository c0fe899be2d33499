import type { ReactNode } from "react";
import { classes } from "./classes";

/** How wide a page is: tables take what there is, what is read 960 px, forms 640. */
const measures = { table: "", reading: "max-w-240", form: "max-w-160" };

type Props = { measure: keyof typeof measures; className?: string; children: ReactNode };

/** What stands in the frame: one measure, one margin, one distance between its parts. Paper has margins of its own. */
export function Page({ measure, className, children }: Props) {
  return (
    <div className={classes("mx-auto flex flex-col gap-3 p-4 pb-12 desk:px-5 print:max-w-none print:p-0", measures[measure], className)}>
      {children}
    </div>
  );
}
