"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type ReactNode, useRef } from "react";

export type SheetProps = { label: string; onClose: () => void; children: ReactNode };

/** A panel above the page: from the right on a tablet, all of a phone. Tab stays in it, Escape and a press beside it close it. */
export function SheetPopup({ label, onClose, children }: SheetProps) {
  /* The focus begins on the panel: on its first button it would open that one's tooltip. */
  const popup = useRef<HTMLDivElement>(null);
  const closeOnEscape = (element: HTMLDivElement | null) => {
    popup.current = element;
    /* Heard on the panel itself, before a tooltip inside it takes the key for itself. */
    const press = (event: KeyboardEvent) => event.key === "Escape" && !event.defaultPrevented && onClose();
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  };
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fade fixed inset-0 z-30 bg-[rgb(10_11_18/0.32)] phone:hidden" />
        <Dialog.Popup
          aria-label={label}
          ref={closeOnEscape}
          initialFocus={() => (popup.current?.contains(document.activeElement) ? false : popup.current)}
          className="fade fixed inset-y-0 right-0 z-40 flex w-95 max-w-full flex-col overflow-y-auto border-l border-line bg-surface shadow-overlay outline-none phone:w-full phone:border-0 print:hidden"
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
