"use client";

import { useEffect, useId, useState } from "react";
import { TipPopup } from "@/components/ui/tooltip-popup";
import { wordsOf } from "@/lib/domain/words/words-of";
import { termAt } from "./term-at";

/** Milliseconds of rest before it opens, and for the pointer to cross over to it. */
const rest = 400;
const crossing = 80;

/** The explanation of what the pointer rests on or the keyboard has reached. */
export function ShownTerm() {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => watch(id, setAnchor), [id]);
  useEffect(() => {
    if (!anchor || anchor.hasAttribute("aria-describedby")) return;
    anchor.setAttribute("aria-describedby", id);
    return () => anchor.removeAttribute("aria-describedby");
  }, [anchor, id]);
  const words = anchor?.dataset.term === undefined ? undefined : wordsOf(anchor.dataset.term);
  if (!anchor?.isConnected || !words) return null;
  return (
    <TipPopup
      id={id}
      anchor={anchor}
      side="bottom"
      onClose={() => setAnchor(null)}
      text={
        <span className="block">
          <b className="block font-semibold text-ink">{words.name}</b>
          {words.says}
          {anchor.dataset.note && <span className="mt-0.5 block text-meta text-ink3">{anchor.dataset.note}</span>}
        </span>
      }
    />
  );
}

/** Tells which element is to be explained; answers how to end it. `id` is that of the explanation itself, which may be pointed at. */
function watch(id: string, show: (anchor: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = document.querySelector<HTMLElement>("[data-term]:hover, [data-term]:focus-visible");
  const after = (milliseconds: number, anchor: HTMLElement | null) => {
    clearTimeout(timer);
    next = anchor;
    timer = setTimeout(() => show(anchor), milliseconds);
  };
  const leave = () => after(0, null);
  const ended = new AbortController();
  const options = { passive: true, signal: ended.signal };
  document.addEventListener(
    "pointerover",
    ({ target, pointerType }) => {
      if (pointerType === "touch") return;
      if (target instanceof Element && target.closest(`[id="${id}"]`)) return clearTimeout(timer);
      const anchor = termAt(target);
      if (anchor !== next) after(anchor ? rest : crossing, anchor);
    },
    options,
  );
  document.addEventListener(
    "focusin",
    ({ target }) => {
      if (target instanceof Element && target.matches(":focus-visible")) after(0, termAt(target));
    },
    options,
  );
  for (const end of ["focusout", "pointerdown", "wheel"]) document.addEventListener(end, leave, options);
  if (next) after(rest, next);
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
