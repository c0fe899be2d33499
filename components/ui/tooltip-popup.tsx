"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { Keys } from "./keys";

type Props = {
  id?: string;
  anchor: HTMLElement;
  text: ReactNode;
  keys?: string;
  side: "top" | "right" | "bottom" | "left";
  onClose: () => void;
  /** The pointer has come over to it. */
  onReach?: () => void;
};

export function TipPopup({ id, anchor, text, keys, side, onClose, onReach }: Props) {
  return (
    <Tooltip.Root open onOpenChange={(next) => !next && onClose()}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} side={side} sideOffset={6} className="z-50">
          <Tooltip.Popup
            id={id}
            onPointerEnter={onReach}
            onPointerLeave={onClose}
            className="fade flex max-w-72 items-center gap-2 rounded-field border border-line bg-raised px-2.5 py-1.5 text-small text-ink2 shadow-overlay"
          >
            {text}
            {keys && <Keys>{keys}</Keys>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
