import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";
import { Keys } from "./keys";

type Props = Omit<ComponentProps<"input">, "type"> & { label: string; keys?: string };

export function SearchBox({ label, keys, className, ...rest }: Props) {
  return (
    <span className={classes("relative flex min-w-0 items-center print:hidden", className)}>
      <Search size={14} aria-hidden className="pointer-events-none absolute left-2.5 text-ink3" />
      <input
        {...rest}
        type="search"
        aria-label={label}
        className="h-7.5 w-full min-w-0 rounded-field border border-line2 bg-sunken pr-8 pl-8 text-body text-ink transition-colors hover:border-field focus-visible:bg-surface focus-visible:outline-offset-1 phone:h-11 phone:text-[16px] [&::-webkit-search-cancel-button]:appearance-none"
      />
      {keys && (
        <span className="pointer-events-none absolute right-2 phone:hidden">
          <Keys>{keys}</Keys>
        </span>
      )}
    </span>
  );
}
