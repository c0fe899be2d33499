"use client";

import { useSyncExternalStore } from "react";

/** Whether the window is narrower than `width`. The server does not know and draws the wide page. */
export function useNarrow(width: number): boolean {
  const query = `(width < ${width}px)`;
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}
