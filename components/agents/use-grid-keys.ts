"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import { isForPage, isInField } from "@/components/frame/frame-keys";
import { type Ahead, isWritten, written } from "@/components/ui/typed-ahead";
import { isAtRows } from "./rows-focus";

export type Step = "next" | "previous" | "first" | "last" | "pageDown" | "pageUp";

type Keys = {
  /** Whether it is known where the keys stand. What is pressed before waits for it, in order. */
  ready: boolean;
  /** Whether a panel is open, or about to be. */
  isOpen: () => boolean;
  ahead: Ahead | null;
  onStep: (step: Step) => void;
  onOpen: () => void;
  onClose: () => void;
  onTick: (range: boolean) => void;
  onNote: () => void;
  onAhead: (ahead: Ahead | null) => void;
};
type Press = { key: string; shift: boolean; control: boolean };

const walks: Record<string, Step> = { j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous" };
const jumps: Record<string, Step> = { Home: "first", End: "last", PageDown: "pageDown", PageUp: "pageUp" };
const named = (key: string) => (key.length === 1 ? key.toLowerCase() : key);

/**
 * J K and the arrows walk, Home, End and the page keys jump, Enter opens, X and the space bar select, N notes, Escape closes or lets go.
 * Only where nobody types. They act on what the list holds, never on what is drawn or has the focus: none is lost for coming early.
 */
export function useGridKeys({ ready, isOpen, ahead, onStep, onOpen, onClose, onTick, onNote, onAhead }: Keys): void {
  const [waiting, setWaiting] = useState<readonly Press[]>([]);
  const act = ({ key, shift, control }: Press) => {
    if (ahead !== null) return onAhead(written(ahead, key, control));
    const name = named(key);
    const step = walks[name] ?? (isOpen() ? undefined : jumps[name]);
    if (step) onStep(step);
    else if (name === "Enter") onOpen();
    else if (name === "Escape") onClose();
    else if (name === "n") onNote();
    else if (name === "x" || (name === " " && !isOpen())) onTick(shift);
  };
  const hear = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const press = { key: event.key, shift: event.shiftKey, control: event.ctrlKey || event.metaKey };
    if (ready && waiting.length === 0) act(press);
    else setWaiting((before) => [...before, press]);
  };
  /* While a note is on its way to its field, what is typed is its text and no key of anything else. */
  const write = useEffectEvent((event: KeyboardEvent) => {
    const writing = ahead !== null || waiting.some(({ key }) => named(key) === "n");
    if (writing && !isInField(event) && isWritten(event)) hear(event);
  });
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isForPage(event)) return;
    const name = named(event.key);
    /* With a panel open the keys that jump are the panel's, which they scroll. */
    const atRows = name === "Enter" || ((name === " " || name in jumps) && !isOpen());
    if (name in walks || name === "x" || name === "n" || name === "Escape" || (atRows && isAtRows(event.target))) hear(event);
  });
  /* Before anything is seen of it: a key pressed at the first sight counts. */
  useLayoutEffect(() => {
    addEventListener("keydown", write, true);
    addEventListener("keydown", press);
    return () => {
      removeEventListener("keydown", write, true);
      removeEventListener("keydown", press);
    };
  }, []);
  const catchUp = useEffectEvent((first: Press) => {
    act(first);
    setWaiting((before) => before.slice(1));
  });
  /* One at a time: the next acts on what this one made. */
  useEffect(() => {
    if (ready && waiting[0]) catchUp(waiting[0]);
  }, [ready, waiting]);
}
