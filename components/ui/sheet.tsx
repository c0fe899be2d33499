"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type ReactNode, useRef } from "react";

/** A panel above the page: from the right on a tablet, all of a phone. Tab stays in it, Escape and a press beside it close it. */
export function Sheet({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  /* The focus begins on the panel: on its first button it would open that one's tooltip, which takes the first Escape. */
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fade fixed inset-0 z-30 bg-[rgb(10_11_18/0.32)] phone:hidden" />
        <Dialog.Popup
          aria-label={label}
          ref={popup}
          initialFocus={popup}
          className="fade fixed inset-y-0 right-0 z-40 flex w-95 max-w-full flex-col overflow-y-auto border-l border-line bg-surface shadow-overlay outline-none phone:w-full phone:border-0 print:hidden"
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
