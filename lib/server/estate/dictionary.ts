import "server-only";

/** Values that many share, once each, by the text that they are told in. Only ever added to, so that one snapshot can share it with the next. */
export class Dictionary<T> {
  readonly values: T[] = [];
  readonly #ids = new Map<string, number>();
  #letters = 0;

  constructor(private readonly read: (text: string) => T) {}

  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    // A piece of a long text would keep all of that in memory.
    const own = Buffer.from(text).toString();
    this.#ids.set(own, this.values.length);
    this.#letters += own.length;
    return this.values.push(this.read(own)) - 1;
  }

  /** About what it holds in memory: each value is as large again as its text, and some objects. */
  get bytes(): number {
    return this.#letters * 3 + this.values.length * 300;
  }
}
