import "server-only";

/** The answers to so many questions that were asked last. They never change, so each is worked out once. */
export class Lately<T> {
  readonly #kept = new Map<string, T>();

  constructor(readonly most: number) {}

  of(question: string, workOut: () => T): T {
    const answer = this.#kept.get(question) ?? workOut();
    this.#kept.delete(question);
    this.#kept.set(question, answer);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.most && oldest !== undefined) this.#kept.delete(oldest);
    return answer;
  }

  /** Where this is still the answer. */
  forget(question: string, answer: T): void {
    if (this.#kept.get(question) === answer) this.#kept.delete(question);
  }
}
