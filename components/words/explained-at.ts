import { explained, row } from "./may-explain";

/** The element around this one that explains itself. */
const around = (element: Element) => element.closest<HTMLElement>(explained);

/** What explains itself around the target, or, in a row that a link covers, below the pointer. */
export function explainedAt({ target, clientX, clientY }: Pick<PointerEvent, "target" | "clientX" | "clientY">): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const own = around(target);
  const line = own ? null : target.closest(row);
  if (!line?.querySelector(explained)) return own;
  const below = document.elementsFromPoint(clientX, clientY).filter((element) => line.contains(element));
  return below.map(around).find((element) => element !== null && line.contains(element)) ?? null;
}

/** What explains itself and has the focus, or has it inside. */
export const explainedBy = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element && target.matches(":focus-visible") ? around(target) : null;
