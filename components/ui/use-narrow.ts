"use client";

import { useSyncExternalStore } from "react";

/** Whether the window is narrower than `width`. The server does not know and draws the wide page, and paper is no window. */
export const useNarrow = (width: number): boolean => useMedia(`screen and (width < ${width}px)`);

/** Whether the page is being put on paper, where nothing scrolls. */
export const usePrinting = (): boolean => useMedia("print");

function useMedia(query: string): boolean {
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
