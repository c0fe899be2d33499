"use client";

import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

/** A panel above the page: from the right on a tablet, all of a phone. Tab stays in it, Escape and a press beside it close it. */
export function Sheet({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fade fixed inset-0 z-30 bg-[rgb(10_11_18/0.32)] phone:hidden" />
        <Dialog.Popup
          aria-label={label}
          onKeyDown={(event) => {
            /* A tooltip under the focus would otherwise take the first Escape for itself. */
            if (event.key === "Escape" && !event.defaultPrevented) onClose();
          }}
          className="fade fixed inset-y-0 right-0 z-40 flex w-95 max-w-full flex-col overflow-y-auto border-l border-line bg-surface shadow-overlay outline-none phone:w-full phone:border-0 print:hidden"
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
