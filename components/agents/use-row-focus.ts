"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import { isFocusFree } from "./rows-focus";
import type { Walk } from "./use-walk";

type Asked = { box: RefObject<HTMLElement | null>; order: Int32Array; walk: Walk; onScrollTo: (index: number) => void };

/**
 * The row that the keys came to is scrolled into sight and takes the focus, so that it is read aloud and seen. Until it is drawn its box
 * holds the focus. No key waits for any of this. Answers what the row's link is to be given to.
 */
export function useRowFocus({ box, order, walk: { current, steps }, onScrollTo }: Asked): (link: HTMLAnchorElement | null) => void {
  const seen = useRef<{ current: number | null; steps: number }>({ current: null, steps: 0 });
  const following = useRef(false);
  const follow = (link: HTMLAnchorElement | null) => {
    if (!following.current || !link) return;
    following.current = false;
    if (isFocusFree()) link.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    const before = seen.current;
    if (before.current === current && before.steps === steps) return;
    seen.current = { current, steps };
    const index = current === null ? -1 : order.indexOf(current);
    if (index >= 0 && before.current !== current) onScrollTo(index);
    if (before.steps === steps) return;
    following.current = isFocusFree();
    follow(box.current?.querySelector<HTMLAnchorElement>("a[data-current]") ?? null);
    if (following.current) box.current?.focus({ preventScroll: true });
  });
  return follow;
}
