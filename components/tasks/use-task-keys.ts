"use client";

import { useLayoutEffect } from "react";
import { isForPage } from "@/components/frame/frame-keys";
import { taskRow } from "./use-kept-focus";

type Keys = {
  ids: readonly string[];
  opened: string | null;
  onOpen: (id: string | null) => void;
  onTick: (id: string) => void;
  onComment: (id: string) => void;
};

/** J and K move between rows, X ticks the row in focus or the open one, C comments on it, Escape closes the panel. Enter opens a row by itself. */
export function useTaskKeys({ ids, opened, onOpen, onTick, onComment }: Keys) {
  /* Before anything is seen of it: a key pressed at the first sight counts. */
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inPanel = event.key === "Escape" && event.target instanceof HTMLElement && event.target.closest("aside[tabindex]") !== null;
      if (event.defaultPrevented || !(inPanel || isForPage(event))) return;
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.task : undefined;
      const at = ids.indexOf(focused ?? opened ?? "");
      const key = event.key.toLowerCase();
      if (key === "j" || key === "k") {
        const next = ids[key === "j" ? Math.min(at + 1, ids.length - 1) : Math.max(at - 1, 0)];
        taskRow(next)?.focus();
        if (opened !== null && next !== undefined) onOpen(next);
      } else if (key === "x" && (focused ?? opened)) onTick(focused ?? opened ?? "");
      else if (key === "c" && (focused ?? opened)) onComment(focused ?? opened ?? "");
      else if (key === "escape" && opened !== null) {
        onOpen(null);
        taskRow(opened)?.focus();
      } else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [ids, opened, onOpen, onTick, onComment]);
}
