/** What was written into a note before its field was there; `send`: and was sent off. */
export type Ahead = { text: string; send: boolean };

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** Whether a text field would take the key. */
export function isWritten({ key, ctrlKey, metaKey, altKey }: Key): boolean {
  if (ctrlKey || metaKey || altKey) return key === "Enter" && !altKey;
  return key.length === 1 || key === "Backspace" || key === "Enter" || key === "Escape";
}

/** The note after one more key; null when it was left. */
export function written({ text, send }: Ahead, key: string, control: boolean): Ahead | null {
  if (key === "Escape") return null;
  if (key === "Enter") return control ? { text, send: true } : { text: `${text}\n`, send };
  return { text: key === "Backspace" ? text.slice(0, -1) : text + key, send };
}
