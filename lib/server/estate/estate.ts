import "server-only";
import { type AgentConditions, type Condition, conditionsOf } from "@/lib/domain/agent-readings";
import type { AgentSaid, AgentTold, AlikeAgents } from "@/lib/domain/agent-told";
import { type LastSaid, lastSaidBy, type Timeline } from "@/lib/domain/timeline";
import { type AtMoment, type Columns, nameAt, never, placeNamed, placesOf } from "./columns";
import { testOfAlike, testsOf } from "./conditions";
import { Lately } from "./lately";
import type { Revision } from "./reading";
import { Selection } from "./selection";
import { spansOver, type ToldSpan } from "./spans";
import { saidAt, toldAt } from "./values";

/** What exports alone tell at one revision: the same for estates that differ in what people say only. */
type Facts = Pick<Revision, "facts" | "log">;

/** The agents of a migration as they were told until one revision, now and at any moment before. It is never changed. */
export class Estate {
  readonly facts: Facts;
  readonly #views = new Lately<View>(mostViews);

  /** `before`: the estate that these columns came from, whose periods may be the same. */
  constructor(
    readonly migrationId: string,
    { facts, log }: Revision,
    readonly columns: Columns,
    /** The imports of agents that count. */
    readonly timeline: Timeline,
    before?: Estate,
  ) {
    this.facts = before?.facts.facts === facts && before.facts.log === log ? before.facts : { facts, log };
    if (before?.columns.periods !== columns.periods) return;
    const now = before.at(null).held;
    this.#views.of(String(null), () => new View(columns, now, lastSaidBy(timeline, Number.POSITIVE_INFINITY)));
  }

  /** What was true at a moment; null: now. What was asked lately is there. */
  at(moment: Date | null): View {
    const at = moment?.getTime() ?? null;
    const lastSaid = () => lastSaidBy(this.timeline, at ?? Number.POSITIVE_INFINITY);
    return this.#views.of(String(at), () => new View(this.columns, periodsAt(this.columns, at), lastSaid()));
  }

  /** What agents, or those of a part, were from one of the ascending moments (milliseconds) until before another; what was true at none is left out. */
  over(moments: readonly number[], part: AgentConditions = {}): ToldSpan[] {
    return spansOver(this.columns, moments, part, this.at(null).lastSaid);
  }
}

/** Of each moment four bytes an agent are kept, of each filter four for each agent that it finds, and as many of each order of those. */
const mostViews = 6;
const mostSelections = 40;
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

export type Compared = { place: number; name: string; told: AgentTold | null; other: AgentTold | null; said: AgentSaid };

/** The agents of one moment. */
export class View implements AtMoment {
  #all: Selection | undefined;
  readonly #lately = new Lately<Selection>(mostSelections);

  constructor(
    readonly columns: Columns,
    readonly held: Int32Array,
    readonly lastSaid: LastSaid,
  ) {}

  /** All of which something is known then. */
  all(): Selection {
    this.#all ??= this.where({});
    return this.#all;
  }

  /** Those that a filter finds, in the order of their names. What was asked lately is there. */
  where(filter: AgentConditions): Selection {
    return this.#lately.of(JSON.stringify(filter), () => new Selection(this, this.#found(conditionsOf(filter))));
  }

  /** The same as few rows. Where what is told and said answers the filter, no agent is looked at. */
  alike(filter: AgentConditions): readonly AlikeAgents[] {
    const asked = conditionsOf(filter);
    const tests = asked.flatMap((condition) => testOfAlike(condition, this.lastSaid) ?? []);
    if (tests.length < asked.length) return this.where(filter).alike();
    return this.all()
      .alike()
      .filter((one) => tests.every((holds) => holds(one)));
  }

  #found(conditions: readonly Condition[]): Uint32Array {
    const found = new Uint32Array(this.held.length);
    let count = 0;
    for (let place = 0; place < this.held.length; place++) if ((this.held[place] ?? none) >= 0) found[count++] = place;
    for (const holds of testsOf(this, conditions)) {
      let kept = 0;
      for (let i = 0; i < count; i++) {
        const place = found[i] ?? 0;
        if (holds(place)) found[kept++] = place;
      }
      count = kept;
    }
    return found.slice(0, count);
  }

  /** What is known of each agent here and at another moment, where that is not from the same period; null: nothing. In the order of names. */
  *comparedWith(other: View): Generator<Compared> {
    for (let place = 0; place < this.held.length; place++) {
      const [own, then] = [this.held[place] ?? none, other.held[place] ?? none];
      if (own === then) continue;
      const told = (view: View, period: number) => (period < 0 ? null : toldAt(view, place));
      yield { place, name: nameAt(this.columns.agents, place), told: told(this, own), other: told(other, then), said: saidAt(this, place) };
    }
  }

  /** Whether a filter finds the agent at a place. */
  finds(filter: AgentConditions): (place: number) => boolean {
    const tests = testsOf(this, conditionsOf(filter));
    return (place) => (this.held[place] ?? none) >= 0 && tests.every((holds) => holds(place));
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
