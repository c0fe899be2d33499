"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { type Ahead, isWritten, nothingAhead, written } from "@/components/ui/typed-ahead";
import { loadAhead, useOnDemand } from "@/components/ui/use-on-demand";
import { FindBox } from "./find-box";
import { isForPage, isInField } from "./frame-keys";

const load = () => import("./palette-dialog");

/**
 * The box in the top bar, and Ctrl or Cmd and K from anywhere: go to an agent, a server, a task, a page or a migration, or do
 * something. The key / opens it too, where the page has no search of its own.
 */
export function Palette({ migration }: { migration: string | null }) {
  const [open, setOpen] = useState(false);
  /** What is typed until its box has the focus. */
  const [ahead, setAhead] = useState<Ahead | null>(null);
  const part = useOnDemand(open, load);
  const show = (next: boolean) => {
    setOpen(next);
    setAhead(next ? nothingAhead : null);
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "/" && isForPage(event)) {
      event.preventDefault();
      const box = document.querySelector<HTMLInputElement>("input[data-find]");
      if (box) box.focus();
      else show(true);
    }
    /* Its code comes while the second key is on its way. */
    if (event.key === "Control" || event.key === "Meta") loadAhead(load);
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    show(!open);
  });
  const write = useEffectEvent((event: KeyboardEvent) => {
    if (ahead === null || isInField(event) || !isWritten(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const next = written(ahead, event.key, true);
    if (next) setAhead(next);
    else show(false);
  });
  useEffect(() => {
    addEventListener("keydown", write, true);
    addEventListener("keydown", press);
    return () => {
      removeEventListener("keydown", write, true);
      removeEventListener("keydown", press);
    };
  }, []);
  return (
    <>
      <FindBox onOpen={() => show(true)} onNear={() => loadAhead(load)} />
      {part && (
        <part.PaletteDialog migration={migration} open={open} onOpenChange={show} ahead={ahead} onTakenOver={() => setAhead(null)} />
      )}
    </>
  );
}
