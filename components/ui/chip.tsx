import { type LucideIcon, X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";

const shape =
  "inline-flex h-6 max-w-full items-center gap-1.5 rounded-chip border px-2 text-small whitespace-nowrap transition-colors phone:h-11";

/** A choice among several; the chosen one has an ink edge. */
export function ChoiceChip({ chosen, count, children, ...rest }: { chosen: boolean; count?: string } & ComponentProps<"button">) {
  return (
    <button
      {...rest}
      type="button"
      aria-pressed={chosen}
      className={classes(
        shape,
        "bg-raised font-medium hover:bg-hover",
        !chosen && "print:hidden",
        chosen ? "border-accent shadow-[0_0_0_.5px_var(--color-accent)]" : "border-line2",
      )}
    >
      {children}
      {count !== undefined && <b className="font-semibold tabular-nums">{count}</b>}
    </button>
  );
}

export function ActionChip({ icon: Icon, children, ...rest }: { icon?: LucideIcon } & ComponentProps<"button">) {
  return (
    <button {...rest} type="button" className={classes(shape, "border-line2 bg-raised font-medium hover:bg-hover print:hidden")}>
      {Icon && <Icon size={12} strokeWidth={2} aria-hidden />}
      {children}
    </button>
  );
}

/** An active filter that reads as words and can be taken away. */
export function FilterChip({ name, value, onRemove }: { name: string; value: ReactNode; onRemove: () => void }) {
  return (
    <span className={classes(shape, "border-accent bg-raised pr-0.5 shadow-[0_0_0_.5px_var(--color-accent)]")}>
      <span className="text-ink2">{name}</span>{" "}
      <b className="min-w-0 truncate font-semibold" title={typeof value === "string" ? value : undefined}>
        {value}
      </b>
      <button
        type="button"
        aria-label={`Remove filter ${name}`}
        onClick={onRemove}
        className="flex size-5 shrink-0 items-center justify-center rounded-tick text-ink2 hover:bg-hover hover:text-ink phone:size-8 print:hidden"
      >
        <X size={12} strokeWidth={2} aria-hidden />
      </button>
    </span>
  );
}
