"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

type Place = { box: RefObject<HTMLElement | null>; order: Int32Array; height: number; list: string };

/**
 * When rows come or go above, the row at the top of the sight stays where it is. Another filter or order begins at the top;
 * another height of rows keeps the same first row.
 */
export function useKeptPlace({ box, order, height, list }: Place): void {
  const before = useRef({ order, height, list });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { order, height, list };
    const element = box.current;
    if (!element || (was.order === order && was.height === height && was.list === list)) return;
    if (was.list !== list) element.scrollTop = 0;
    else {
      const top = Math.floor(element.scrollTop / was.height);
      const key = was.order[top];
      const index = key === undefined ? -1 : order.indexOf(key);
      if (top > 0 && index >= 0) element.scrollTop = index * height + (element.scrollTop - top * was.height);
    }
  }, [box, order, height, list]);
}
