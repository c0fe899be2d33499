import "server-only";
import { type AgentConditions, conditionsOf } from "@/lib/domain/agent-fields";
import { type AtMoment, type Columns, never, placeNamed, placesOf } from "./columns";
import { testsOf } from "./conditions";
import { Selection } from "./selection";

/** The agents of a migration as they were told until one revision, now and at any moment before. It is never changed. */
export class Estate {
  readonly #views = new Map<number | null, View>();

  constructor(readonly columns: Columns) {}

  /** What was true at a moment; null: now. */
  at(moment: Date | null): View {
    const at = moment?.getTime() ?? null;
    const known = this.#views.get(at);
    if (known) return known;
    const view = new View(this.columns, periodsAt(this.columns, at));
    this.#views.set(at, view);
    const [oldest] = this.#views.keys();
    if (this.#views.size > mostViews && oldest !== undefined) this.#views.delete(oldest);
    return view;
  }
}

/** Of each moment four bytes an agent are kept. */
const mostViews = 6;
const none = -1;

/** Which period of each agent holds at an instant; -1 where none does. */
function periodsAt({ agents, periods: { starts, from, to }, values }: Columns, at: number | null): Int32Array {
  const held = new Int32Array(agents.keys.length).fill(none);
  const begun = values.instants.values.map((instant) => at === null || instant <= at);
  const ended = values.instants.values.map((instant) => at !== null && instant <= at);
  for (let place = 0; place < held.length; place++) {
    const first = starts[place] ?? 0;
    // The later ones are asked about most.
    for (let i = (starts[place + 1] ?? 0) - 1; i >= first; i--) {
      const end = to[i] ?? never;
      if (!begun[from[i] ?? never] || ended[end] || (at === null && end !== never)) continue;
      held[place] = i;
      break;
    }
  }
  return held;
}

/** The agents of one moment. */
export class View implements AtMoment {
  constructor(
    readonly columns: Columns,
    readonly held: Int32Array,
  ) {}

  /** Those that a filter finds, in the order of their names. */
  where(filter: AgentConditions): Selection {
    const tests = testsOf(this, conditionsOf(filter));
    const found = new Uint32Array(this.held.length);
    let count = 0;
    for (let place = 0; place < found.length; place++) {
      if ((this.held[place] ?? none) < 0 || !tests.every((holds) => holds(place))) continue;
      found[count] = place;
      count += 1;
    }
    return new Selection(this, found.slice(0, count));
  }

  /** Keys of agents by key or name; null where nothing is known of one then. */
  keysOf(asked: readonly (number | string)[]): (number | null)[] {
    const { agents } = this.columns;
    const placeOf = placesOf(agents);
    return asked.map((one) => {
      const place = typeof one === "string" ? placeNamed(agents, one) : placeOf(one);
      return (this.held[place] ?? none) >= 0 ? (agents.keys[place] ?? null) : null;
    });
  }
}
