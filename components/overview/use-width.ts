"use client";

import { useCallback, useState } from "react";

/** The width of an element in pixels, as it is on the screen; `guess` until it is there. */
export function useWidth(guess: number): [(element: Element | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(guess);
  const watch = useCallback((element: Element | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && entry.contentRect.width > 0 && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [watch, width];
}
