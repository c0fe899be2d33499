const explained = "[data-term], [data-tip]";

/** The element around this one that explains itself. */
const around = (element: Element) => element.closest<HTMLElement>(explained);
const rowOf = (element: Element) => element.closest("tr, li");

/** Whether something that explains itself may be pointed at: it is that, or its row has such a thing below the link that covers all of it. */
export const mayExplain = (target: EventTarget | null): boolean =>
  target instanceof Element && (around(target) ?? rowOf(target)?.querySelector(explained) ?? null) !== null;

/** What explains itself around the target, or, in a row that a link covers, below the pointer. */
export function explainedAt({ target, clientX, clientY }: Pick<PointerEvent, "target" | "clientX" | "clientY">): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const own = around(target);
  const row = own ? null : rowOf(target);
  if (!row?.querySelector(explained)) return own;
  const below = document.elementsFromPoint(clientX, clientY).filter((element) => row.contains(element));
  return below.map(around).find((element) => element !== null && row.contains(element)) ?? null;
}

/** What explains itself and has the focus, or has it inside. */
export const explainedBy = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element && target.matches(":focus-visible") ? around(target) : null;
