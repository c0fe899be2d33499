import { Check } from "lucide-react";
import type { ReactNode } from "react";

type Props = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode; disabled?: boolean };

export function Checkbox({ checked, onChange, children, disabled }: Props) {
  return (
    <label className="flex min-h-7 cursor-pointer items-center gap-2 rounded-chip text-body phone:min-h-11">
      <span className="grid shrink-0">
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          disabled={disabled}
          className="peer col-start-1 row-start-1 size-4 cursor-[inherit] appearance-none rounded-tick border border-field bg-surface checked:border-accent checked:bg-accent"
        />
        <Check
          size={12}
          strokeWidth={3}
          aria-hidden
          className="pointer-events-none invisible col-start-1 row-start-1 self-center justify-self-center text-on-accent peer-checked:visible"
        />
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-2">{children}</span>
    </label>
  );
}
