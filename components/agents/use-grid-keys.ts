"use client";

import { useEffect, useEffectEvent } from "react";
import { isForPage } from "@/components/frame/frame-keys";

type Keys = {
  onMove: (by: number) => void;
  onOpen: () => void;
  onClose: () => void;
  onTick: (range: boolean) => void;
  onNote: () => void;
};

/** J K move, Enter opens, X selects, N notes, Escape closes or lets go. Only where nobody types. */
export function useGridKeys({ onMove, onOpen, onClose, onTick, onNote }: Keys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isForPage(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "j" || key === "ArrowDown") onMove(1);
    else if (key === "k" || key === "ArrowUp") onMove(-1);
    else if (key === "x") onTick(event.shiftKey);
    else if (key === "n") onNote();
    else if (key === "Enter" && event.target === document.body) onOpen();
    else if (key === "Escape") onClose();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
