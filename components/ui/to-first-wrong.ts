import type { SyntheticEvent } from "react";

/** Once a form that was sent shows what is wrong, the keyboard goes to the first wrong field. */
export function toFirstWrong({ currentTarget }: SyntheticEvent<HTMLFormElement>): void {
  requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
