import { ChevronRight, type LucideIcon } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { classes } from "@/components/ui/classes";

type Props = {
  Icon: LucideIcon;
  /** How it stands, in words for whoever sees no icon. */
  says: string;
  colour: string;
  warns?: boolean;
  title: string;
  /** Of a task of several servers: how many they are. What opens rows of its own is `end`. */
  many?: string | undefined;
  end?: ReactNode;
  children: ReactNode;
};

/** One line: how it stands, what it is and how many it waits for. Pressed anywhere but on that number, it shows the rest beneath. */
export function GateRow({ Icon, says, colour, warns = false, title, many, end, children }: Props) {
  const [opened, setOpened] = useState(false);
  const rest = useId();
  return (
    <li className={warns ? "bg-warn-soft" : ""}>
      <div className="relative flex min-h-8.25 items-center gap-2 px-(--inset) hover:bg-hover phone:min-h-11">
        <Icon size={14} role="img" aria-label={says} className={`shrink-0 ${colour}`} />
        <button
          type="button"
          aria-expanded={opened}
          aria-controls={opened ? rest : undefined}
          onClick={() => setOpened(!opened)}
          className="flex min-w-0 flex-1 items-baseline gap-1.5 text-left after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <span title={title} className="truncate">
            {title}
          </span>
          {many && <span className="ml-auto shrink-0 text-small text-ink2 tabular-nums">{many}</span>}
        </button>
        {end && <span className="relative shrink-0 text-small tabular-nums">{end}</span>}
        <ChevronRight size={14} aria-hidden className={classes("shrink-0 text-ink3 transition-transform", opened && "rotate-90")} />
      </div>
      {opened && (
        <div id={rest} className="flex flex-col gap-1.5 pr-(--inset) pb-2.5 pl-[calc(var(--inset)+22px)] break-words">
          {children}
        </div>
      )}
    </li>
  );
}

/** Rows within a hairline, as the card shows them. */
export function GateRows({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line overflow-hidden rounded-field border border-line [--inset:10px]">{children}</ul>;
}

/** One quiet line that opens what needs nobody any more. */
export function Folded({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className="w-fit rounded-bar text-small text-ink2 hover:text-ink phone:py-2">{label}</summary>
      <div className="mt-1.5">{children}</div>
    </details>
  );
}
