"use client";

import { createContext, type ReactNode, use, useCallback, useState } from "react";
import type { ToastContent } from "./toasts";
import { useOnDemand } from "./use-on-demand";

const load = () => import("./toasts");
const Say = createContext<(notice: ToastContent) => void>(() => undefined);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly ToastContent[]>([]);
  const part = useOnDemand(said.length > 0, load);
  const say = useCallback((notice: ToastContent) => setSaid((before) => [...before, notice]), []);
  return (
    <Say value={say}>
      {children}
      {part && <part.Toasts said={said} />}
    </Say>
  );
}

/** Says in passing that something was done. Failures that need a step belong on the page, not here. */
export function useToast() {
  const say = use(Say);
  return (title: string, options: Omit<ToastContent, "title"> = {}) => say({ title, ...options });
}
