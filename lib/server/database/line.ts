import "server-only";
import { Socket } from "node:net";
import type pg from "pg";

/** One connection of the pool, as a line over which bytes go and come. */
export class Line {
  /** Whether it is used again once it comes back. */
  trusted = true;
  /** What was sent by the time the server had last answered all of it. */
  #settled: number;
  #moved = 0;
  #looks = 0;

  constructor(
    private readonly client: pg.Client,
    private readonly backend: number,
  ) {
    this.#settled = this.#sent();
    // First of all who hear it: the next one sends what is asked next.
    client.connection.prependListener("readyForQuery", () => {
      this.#settled = this.#sent();
    });
  }

  /**
   * Whether the server owes an answer that never comes: it does not know the backend, or the backend was not at work twice in a row, while nothing
   * moved on the line and this side took all that came.
   * @param known the backends that the server knows, and whether each works; null where it cannot be reached
   */
  isForgotten(known: ReadonlyMap<number, boolean> | null): boolean {
    const { stream } = this.client.connection;
    const moved = this.#sent() + (stream instanceof Socket ? stream.bytesRead : 0);
    const still = moved === this.#moved;
    this.#moved = moved;
    if (this.#sent() === this.#settled || stream.isPaused() || known?.get(this.backend)) this.#looks = 0;
    else if (known && !known.has(this.backend)) return true;
    else this.#looks = still ? this.#looks + 1 : 1;
    return this.#looks > 1;
  }

  /** Whoever waits hears at once that the connection is gone. */
  end(): void {
    this.client.connection.stream.destroy();
  }

  #sent(): number {
    const { stream } = this.client.connection;
    return stream instanceof Socket ? stream.bytesWritten : 0;
  }
}
