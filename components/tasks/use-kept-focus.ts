"use client";

import { useEffect, useRef } from "react";

/** A row may leave the list while it has the focus, as a ticked one leaves what is next: the row in its place takes the focus over. */
export function useKeptFocus(ids: readonly string[]) {
  const last = useRef<{ id: string; place: number } | null>(null);
  useEffect(() => {
    const left = last.current;
    if (left && !ids.includes(left.id) && document.activeElement === document.body)
      taskRow(ids[Math.min(left.place, ids.length - 1)])?.focus();
    const remember = ({ target }: FocusEvent) => {
      const row = target instanceof HTMLElement ? target.closest("li")?.querySelector<HTMLElement>("[data-task]") : null;
      const id = row?.dataset.task;
      last.current = id === undefined ? null : { id, place: ids.indexOf(id) };
    };
    addEventListener("focusin", remember);
    return () => removeEventListener("focusin", remember);
  }, [ids]);
}

/** The row of a task on the page. */
export const taskRow = (id: string | undefined) => document.querySelector<HTMLElement>(`[data-task="${id}"]`);
