import "server-only";
import type { Condition } from "@/lib/domain/agent-readings";
import type { AgentTold, AlikeAgents } from "@/lib/domain/agent-told";
import type { LastSaid } from "@/lib/domain/timeline";
import type { AtMoment } from "./columns";
import { domainAt, readerOf, saidAt, toldAt } from "./values";

type Test = (place: number) => boolean;

/** Whether conditions hold for the agent at a place, those first that are answered quickest. */
export function testsOf(view: AtMoment, conditions: readonly Condition[]): Test[] {
  const cost = ({ reads }: Condition) => (reads === "ever" || reads === "course" || reads === "agent" ? 1 : 0);
  return conditions.toSorted((a, b) => cost(a) - cost(b)).map((condition) => testOf(view, condition));
}

function testOf(view: AtMoment, condition: Condition): Test {
  switch (condition.reads) {
    case "contains":
      return containing(view, condition.text);
    case "ever": {
      const tested = testedTold(view, condition.of);
      return (place) => anyPeriod(view, place, tested) === condition.is;
    }
    case "course": {
      const [first, later, now] = [testedTold(view, condition.first), testedTold(view, condition.later), testedTold(view, condition.now)];
      const { periods } = view.columns;
      return (place) => {
        const holds = now[periods.told[view.held[place] ?? 0] ?? 0] === 1 && oneAfterAnother(view, place, first, later);
        return holds === condition.is;
      };
    }
    case "agent":
      return (place) => condition.of(toldAt(view, place), saidAt(view, place), domainAt(view, place));
    default:
      return readerOf(view, condition);
  }
}

/** The same for all who are alike in what is told and said of them; null where that does not answer it. */
export function testOfAlike(condition: Condition, lastSaid: LastSaid): ((one: AlikeAgents) => boolean) | null {
  switch (condition.reads) {
    case "told":
      return ({ told }) => condition.of(told);
    case "captures":
      return ({ told }) => condition.of(told, lastSaid);
    case "said":
      return ({ said }) => condition.of(said);
    case "both":
      return ({ told, said }) => condition.of(told, said);
    default:
      return null;
  }
}

/** Agents whose names contain a text: all names are looked through as one. */
function containing({ columns }: AtMoment, text: string): Test {
  const { names, begins, keys } = columns.agents;
  const hits = new Uint8Array(keys.length);
  let place = 0;
  for (let at = text.includes("\n") ? -1 : names.indexOf(text); at >= 0; at = names.indexOf(text, begins[place + 1])) {
    while ((begins[place + 1] ?? names.length) <= at) place += 1;
    hits[place] = 1;
  }
  return (place) => hits[place] === 1;
}

/** A test of what is told, answered once for each thing that is. */
function testedTold({ columns }: AtMoment, test: (told: AgentTold) => boolean): Uint8Array {
  return Uint8Array.from(columns.values.told.values, (told) => (test(told) ? 1 : 0));
}

function anyPeriod({ columns }: AtMoment, place: number, tested: Uint8Array): boolean {
  const { starts, told } = columns.periods;
  for (let i = starts[place] ?? 0; i < (starts[place + 1] ?? 0); i++) if (tested[told[i] ?? 0] === 1) return true;
  return false;
}

function oneAfterAnother({ columns }: AtMoment, place: number, first: Uint8Array, later: Uint8Array): boolean {
  const { starts, told } = columns.periods;
  let began = false;
  for (let i = starts[place] ?? 0; i < (starts[place + 1] ?? 0); i++) {
    if (began && later[told[i] ?? 0] === 1) return true;
    began ||= first[told[i] ?? 0] === 1;
  }
  return false;
}
