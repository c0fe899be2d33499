/** The scrolling box of the rows; it holds the focus while the row that should have it is not drawn yet. */
export const rowsBox = "agent-rows";

/** Whether a key pressed there is one for the rows: on one of them, on their box, or where nothing has the focus. */
export function isAtRows(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof HTMLElement && (target.id === rowsBox || target.closest("tbody a") !== null));
}

/** Whether the focus may go to a row: it is not in a panel beside the rows, nor in anything that lies above them. */
export function isFocusFree(): boolean {
  return !document.activeElement?.closest("aside, [role=dialog], [role=menu], input, textarea, select");
}
