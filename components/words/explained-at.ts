import { around, explained, rowOf } from "./may-explain";

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
