"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

export type DialogProps = { open: boolean; onClose: () => void; title: string; children: ReactNode; actions: ReactNode };

export function DialogPopup({ open, onClose, title, children, actions }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fade fixed inset-0 z-40 bg-[rgb(10_11_18/0.32)]" />
        <Base.Popup className="fade fixed top-[min(16vh,96px)] left-1/2 z-50 max-h-[calc(100dvh-min(16vh,96px)-16px)] w-[min(460px,calc(100vw-32px))] -translate-x-1/2 overflow-y-auto rounded-card border border-line bg-raised shadow-overlay">
          <div className="p-5">
            <Base.Title className="mb-2 text-panel font-semibold tracking-[-0.01em]">{title}</Base.Title>
            <div className="flex flex-col gap-3 text-ink2">{children}</div>
          </div>
          <div className="flex justify-end gap-2 rounded-b-card border-t border-line bg-sunken px-5 py-3">{actions}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
