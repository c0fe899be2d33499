"use client";

import { useEffect, useId, useState } from "react";
import { Keys } from "@/components/ui/keys";
import { TipPopup } from "@/components/ui/tooltip-popup";
import { wordsOf } from "@/lib/domain/words/words-of";
import { explainedAt, explainedBy } from "./explained-at";

/** Milliseconds of rest before it opens, and for the pointer to cross over to it. */
const rest = 400;
const crossing = 80;

/** The explanation of what the pointer rests on or the keyboard has reached. */
export function ShownTip() {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => watch(id, setAnchor), [id]);
  useEffect(() => {
    // Whoever has the focus is what is heard.
    const heard = anchor?.contains(document.activeElement) ? document.activeElement : anchor;
    if (!anchor || !heard || heard.hasAttribute("aria-describedby") || isItsName(anchor)) return;
    heard.setAttribute("aria-describedby", id);
    return () => heard.removeAttribute("aria-describedby");
  }, [anchor, id]);
  if (!anchor?.isConnected) return null;
  const { term, note, tip, keys, side } = anchor.dataset;
  const words = term === undefined ? undefined : wordsOf(term);
  if (tip !== undefined && isSeen(anchor, tip)) return null;
  return (
    <TipPopup id={id} anchor={anchor} side={side === "right" ? "right" : "top"} onClose={() => setAnchor(null)}>
      {words && (
        <>
          <b className="block font-semibold text-ink">{words.name}</b>
          {words.says}
          {words.next && <span className="block">Next: {words.next}.</span>}
        </>
      )}
      {tip}
      {keys && (
        <>
          {" "}
          <Keys>{keys}</Keys>
        </>
      )}
      {note && <span className="mt-0.5 block text-meta text-ink3">{note}</span>}
    </TipPopup>
  );
}

/** Whoever hears it by its name has heard the tip. */
const isItsName = (anchor: HTMLElement) => (anchor.ariaLabel ?? anchor.textContent).includes(anchor.dataset.tip ?? "\0");

/** Where there is room for its words they stand there already. */
const isSeen = (anchor: HTMLElement, tip: string) =>
  [...anchor.querySelectorAll("*")].some((part) => part.textContent === tip && part.getBoundingClientRect().width > 1);

/** Tells which element is to be explained; answers how to end it. `id` is that of the explanation itself, which may be pointed at. */
function watch(id: string, show: (anchor: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next: HTMLElement | null = null;
  const after = (milliseconds: number, anchor: HTMLElement | null) => {
    clearTimeout(timer);
    next = anchor;
    timer = setTimeout(() => show(anchor), milliseconds);
  };
  const point = (event: PointerEvent) => {
    // What moves below a pointer that rests was not pointed at.
    if (event.pointerType === "touch" || (event.movementX === 0 && event.movementY === 0)) return;
    if (event.target instanceof Element && event.target.closest(`[id="${id}"]`)) return clearTimeout(timer);
    const anchor = explainedAt(event);
    if (anchor !== next) after(anchor ? rest : crossing, anchor);
  };
  const reach = ({ target }: FocusEvent) => {
    const anchor = explainedBy(target);
    if (anchor) after(0, anchor);
  };
  const leave = () => after(0, null);
  const ended = new AbortController();
  const options = { passive: true, signal: ended.signal };
  document.addEventListener("pointermove", point, options);
  document.addEventListener("focusin", reach, options);
  for (const end of ["focusout", "pointerdown", "click", "wheel"]) document.addEventListener(end, leave, options);
  // Whoever brought this here rests there already, or has the focus.
  const reached =
    explainedBy(document.activeElement) ?? [...document.querySelectorAll<HTMLElement>("[data-term]:hover, [data-tip]:hover")].at(-1);
  if (reached) after(rest, reached);
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
