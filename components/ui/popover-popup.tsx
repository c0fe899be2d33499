"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { isForTrigger, type PopupState } from "./use-popup";

type Props = Omit<PopupState, "byKey"> & { label: string; align: "start" | "end"; children: ReactNode };

export function PopoverPopup({ anchor, open, onOpenChange, label, align, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={(next, why) => (isForTrigger(anchor, why) ? why.cancel() : onOpenChange(next))}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} align={align} sideOffset={6} className="z-50">
          <Base.Popup
            aria-label={label}
            finalFocus={() => anchor}
            className="fade max-h-[min(460px,var(--available-height))] w-72 overflow-y-auto rounded-card border border-line bg-raised p-2 shadow-menu focus-visible:outline-none"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
