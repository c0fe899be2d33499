"use client";

import { Checkbox as Box } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

type Props = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode; disabled?: boolean };

export function Checkbox({ checked, onChange, children, disabled }: Props) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the Base UI checkbox inside
    <label className="flex min-h-7 cursor-pointer items-center gap-2 rounded-chip text-body phone:min-h-11">
      <Box.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="flex size-4 shrink-0 items-center justify-center rounded-tick border border-field bg-surface data-checked:border-accent data-checked:bg-accent"
      >
        <Box.Indicator className="flex text-on-accent">
          <Check size={12} strokeWidth={3} aria-hidden />
        </Box.Indicator>
      </Box.Root>
      <span className="flex min-w-0 flex-1 items-center gap-2">{children}</span>
    </label>
  );
}
