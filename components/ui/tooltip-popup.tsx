"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

type Props = { id: string; anchor: HTMLElement; side: "top" | "right"; onClose: () => void; children: ReactNode };

export function TipPopup({ id, anchor, side, onClose, children }: Props) {
  return (
    <Tooltip.Root open onOpenChange={(next) => !next && onClose()}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} side={side} sideOffset={6} className="z-50">
          <Tooltip.Popup
            id={id}
            // Whoever cannot see it hears it as the description of what it belongs to, and not as a text that stands nowhere.
            aria-hidden
            onPointerLeave={onClose}
            className="fade block max-w-72 rounded-field border border-line bg-raised px-2.5 py-1.5 text-small text-ink2 shadow-overlay"
          >
            {children}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
