import "server-only";
import { ofProcess } from "@/lib/server/process/of-process";

type Waiting = { places: number; go: () => void; told: Told | undefined; before: number };
/** Hears how many are before it, those at work included, whenever that changes; 0 when its turn has come. */
export type Told = (before: number) => void;

/**
 * Turns at work of which only so much may be done at once. Who comes first goes first; whoever goes away while waiting loses the
 * turn, and where too many wait, nobody is let in.
 */
export class Turns {
  private busy = 0;
  private working = 0;
  private readonly waiting: Waiting[] = [];

  constructor(
    readonly atOnce: number,
    private readonly mostWaiting: number,
    private readonly refusal: () => Error,
  ) {}

  /** Resolves when it is one's turn; the answer gives it back. `places`: how much of all it takes, `atOnce` for all of it. */
  async take(signal?: AbortSignal, places = 1, told?: Told): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.waiting.length >= this.mostWaiting) throw this.refusal();
    await new Promise<void>((resolve, reject) => {
      const one: Waiting = { places, go: resolve, told, before: 0 };
      const leave = () => {
        const at = this.waiting.indexOf(one);
        if (at < 0) return;
        this.waiting.splice(at, 1);
        reject(signal?.reason);
        this.advance();
      };
      one.go = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      this.waiting.push(one);
      signal?.addEventListener("abort", leave, { once: true });
      this.advance();
    });
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.busy -= places;
      this.working--;
      this.advance();
    };
  }

  private advance(): void {
    for (let [next] = this.waiting; next && this.busy + next.places <= this.atOnce; [next] = this.waiting) {
      this.waiting.shift();
      this.busy += next.places;
      this.working++;
      this.tell(next, 0);
      next.go();
    }
    for (const [at, one] of this.waiting.entries()) this.tell(one, this.working + at);
  }

  private tell(one: Waiting, before: number): void {
    if (one.before === before) return;
    one.before = before;
    one.told?.(before);
  }
}

export function turnsOf(name: string, ...made: ConstructorParameters<typeof Turns>): Turns {
  return ofProcess(`turns.${name}`, () => new Turns(...made));
}
