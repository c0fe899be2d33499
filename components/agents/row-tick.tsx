import { Check, Minus } from "lucide-react";
import type { MouseEvent } from "react";
import { classes } from "@/components/ui/classes";

type Props = { label: string; checked: boolean | "mixed"; onToggle: (range: boolean) => void; tabIndex?: number };

/** A button, not an input: the keys of the grid go on working after it was pressed. */
export function RowTick({ label, checked, onToggle, tabIndex }: Props) {
  const press = (event: MouseEvent) => {
    event.stopPropagation();
    onToggle(event.shiftKey);
  };
  const Mark = checked === "mixed" ? Minus : Check;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      tabIndex={tabIndex}
      onClick={press}
      onMouseDown={(event) => event.preventDefault()}
      className={classes(
        "relative z-1 flex size-4 shrink-0 items-center justify-center rounded-tick border before:absolute before:-inset-2",
        checked ? "border-accent bg-accent text-on-accent" : "border-field bg-surface",
      )}
    >
      {checked && <Mark size={12} strokeWidth={3} aria-hidden />}
    </button>
  );
}
