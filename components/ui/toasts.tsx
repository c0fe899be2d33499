"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";

export type ToastContent = { title: string; action?: { label: string; onClick: () => void }; urgent?: boolean };
type Props = { said: readonly ToastContent[] };

export function Toasts({ said }: Props) {
  return (
    <Toast.Provider timeout={6000} limit={3}>
      <Toast.Portal>
        {/* Panels and what is pressed in them stand at the right; on a phone what is pressed stands at the foot. */}
        <Toast.Viewport className="fixed bottom-4 left-4 z-50 flex w-[min(380px,calc(100vw-32px))] flex-col gap-2 phone:top-2 phone:bottom-auto tablet:left-18 desk:left-56 print:hidden">
          <Shown said={said} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Shown({ said }: Props) {
  const { toasts, add } = Toast.useToastManager();
  const handed = useRef(0);
  /* Only once the region is in the page are screen readers told of what is put into it. */
  useEffect(() => {
    for (const { title, action, urgent } of said.slice(handed.current))
      add({
        title,
        priority: urgent ? "high" : "low",
        actionProps: action ? { children: action.label, onClick: action.onClick } : undefined,
      });
    handed.current = said.length;
  }, [said, add]);
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="fade rounded-field border border-line2 bg-accent text-on-accent shadow-overlay">
      <Toast.Content className="flex items-center gap-3 py-2 pr-2 pl-3.5">
        <Toast.Title className="min-w-0 flex-1 text-body font-medium" />
        <Toast.Action className="shrink-0 rounded-chip px-1.5 py-0.5 font-medium underline underline-offset-3 focus-visible:outline-on-accent" />
        {/* It can be reached by keyboard at any time, so nobody may be kept from hearing of it. */}
        <Toast.Close
          aria-hidden={false}
          aria-label="Close message"
          className="flex size-6 shrink-0 items-center justify-center rounded-chip opacity-70 hover:opacity-100 focus-visible:outline-on-accent"
        >
          <X size={14} aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
