/**
 * A cell is a view into the piece of the file it came from and would keep all of it in memory. `shared` keeps one copy of
 * a text that many rows repeat, `own` copies one that is unlikely to repeat.
 */
export class Texts {
  private readonly seen = new Map<string, string>();

  shared(text: string): string {
    const found = this.seen.get(text);
    if (found !== undefined) return found;
    const copy = own(text);
    if (this.seen.size < 20_000) this.seen.set(copy, copy);
    return copy;
  }
}

/** Joining makes a new string, and its slice is a view into that one only. */
export function own(text: string): string {
  return text.length < 13 ? text : `${text} `.slice(0, -1);
}
