export const explained = "[data-term], [data-tip]";

/** The element around this one that explains itself. */
export const around = (element: Element) => element.closest<HTMLElement>(explained);
export const rowOf = (element: Element) => element.closest("tr, li");

/** Whether something that explains itself may be pointed at: it is that, or its row has such a thing below the link that covers all of it. */
export const mayExplain = (target: EventTarget | null): boolean =>
  target instanceof Element && Boolean(around(target) ?? rowOf(target)?.querySelector(explained));
