"use client";

import { type KeyboardEvent, type MouseEvent, useState } from "react";
import { loadAhead, useOnDemand } from "./use-on-demand";

export type PopupState = {
  anchor: HTMLElement;
  /** Opened by a key: the first choice takes the focus at once. */
  byKey: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};
type Opening = Pick<PopupState, "anchor" | "byKey" | "open">;

/**
 * What hangs on a plain button. The popup's code comes when the pointer or the focus is on the button, so that it is mostly there when
 * pressed.
 */
export function usePopup<Part>(kind: "menu" | "dialog", load: () => Promise<Part>, onChange?: (open: boolean) => void) {
  const [opening, setOpening] = useState<Opening | null>(null);
  const part = useOnDemand(opening !== null, load);
  const open = opening?.open ?? false;
  const show = (anchor: HTMLElement, byKey: boolean) => {
    setOpening({ anchor, byKey, open: true });
    onChange?.(true);
  };
  const onOpenChange = (next: boolean) => {
    setOpening((before) => before && { ...before, open: next });
    onChange?.(next);
  };
  const warm = () => loadAhead(load);
  const trigger = {
    "aria-haspopup": kind,
    "aria-expanded": open,
    onPointerEnter: warm,
    onFocus: warm,
    onClick: (event: MouseEvent<HTMLElement>) => (open ? onOpenChange(false) : show(event.currentTarget, event.detail === 0)),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (kind !== "menu" || open || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      show(event.currentTarget, true);
    },
  };
  return { trigger, part, state: opening && { ...opening, onOpenChange } };
}

type Why = { reason: string; event: Event };

/** A press on the button itself is the button's to answer, not one beside the popup. */
export function isForTrigger(anchor: HTMLElement, { reason, event }: Why): boolean {
  return reason === "outside-press" && event.target instanceof Node && anchor.contains(event.target);
}
