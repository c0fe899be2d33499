"use client";

import { createContext, type ReactNode, use, useCallback, useState } from "react";
import type { Notice } from "./toasts";
import { useOnDemand } from "./use-on-demand";

const load = () => import("./toasts");
const Say = createContext<(notice: Notice) => void>(() => undefined);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly Notice[]>([]);
  const part = useOnDemand(said.length > 0, load);
  const say = useCallback((notice: Notice) => setSaid((before) => [...before, notice]), []);
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
  return (title: string, options: Omit<Notice, "title"> = {}) => say({ title, ...options });
}
