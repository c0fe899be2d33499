import type { ReactNode } from "react";
import type { Term } from "@/lib/domain/words/term";
import { classes } from "./classes";
import { Link } from "./link";

type Props = {
  caption: ReactNode;
  name?: string;
  value: string;
  unit?: string;
  href?: string;
  parts: ReactNode;
  chart?: ReactNode;
  className?: string;
  /** What the caption and the value are explained as. */
  term: Term;
};

/** From so many letters on, a figure such as "30 Nov – 2 Dec" is set smaller on a phone, and may take two lines. */
const long = 11;

/** Caption, value, the parts it is made of; the value opens the rows behind it. */
export function KeyFigure({ caption, name, value, unit, href, parts, chart, className, term }: Props) {
  return (
    <div className={classes("flex min-w-0 flex-1 flex-col px-3.5 py-3 phone:px-2.5 phone:py-2", className)}>
      <span className="self-start text-caption font-medium text-ink2" data-term={term}>
        {caption}
      </span>
      <span className="mt-0.5 flex items-center justify-between gap-3">
        <span
          className={classes(
            "text-figure whitespace-nowrap tabular-nums",
            value.length > long ? "phone:text-section phone:leading-5 phone:font-semibold phone:whitespace-normal" : "phone:text-title",
          )}
        >
          {href ? (
            <Link
              data-term={term}
              href={href}
              className="opens-rows rounded-bar"
              aria-label={`${name ?? caption}: ${value}${unit ? ` ${unit}` : ""}`}
            >
              {value}
            </Link>
          ) : (
            value
          )}
          {unit && <span className="ml-1 text-body font-normal tracking-normal text-ink2">{unit}</span>}
        </span>
        {chart}
      </span>
      <span className="mt-0.5 text-small text-ink2">{parts}</span>
    </div>
  );
}
