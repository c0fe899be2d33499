/** What was typed into a field before it was there; `send`: and was sent off. */
export type Ahead = { text: string; send: boolean };

export const nothingAhead: Ahead = { text: "", send: false };

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** Whether a text field would take the key. */
export function isWritten({ key, ctrlKey, metaKey, altKey }: Key): boolean {
  if (ctrlKey || metaKey || altKey) return key === "Enter" && !altKey;
  return key.length === 1 || key === "Backspace" || key === "Enter" || key === "Escape";
}

/** What is typed after one more key; `sends`: Enter sends it off instead of beginning a line. Null when the field was left. */
export function written({ text, send }: Ahead, key: string, sends: boolean): Ahead | null {
  if (key === "Escape") return null;
  if (key === "Enter") return sends ? { text, send: true } : { text: `${text}\n`, send };
  return { text: key === "Backspace" ? text.slice(0, -1) : text + key, send };
}
