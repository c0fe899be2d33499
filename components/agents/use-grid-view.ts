"use client";

import { useMemo, useSyncExternalStore } from "react";
import { useActor } from "@/components/frame/actor";
import { type GridView, readGridView } from "./grid-columns";

const changed = "tandem-grid-changed";

/** Columns and density as this person left them in this browser. The server does not know them and draws the usual ones. */
export function useGridView(): [GridView, (view: GridView) => void] {
  const key = `tandem-grid-${useActor()?.id ?? ""}`;
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const view = useMemo(() => readGridView(text), [text]);
  return [view, (next) => write(key, JSON.stringify(next))];
}

function subscribe(listen: () => void): () => void {
  addEventListener("storage", listen);
  addEventListener(changed, listen);
  return () => {
    removeEventListener("storage", listen);
    removeEventListener(changed, listen);
  };
}

/** A browser that forbids storage forgets; the grid works all the same. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    return;
  }
  dispatchEvent(new Event(changed));
}
