import { rowsOfFlag } from "../agent-rows";
import { idle } from "../forecast/pace";
import type { GateState } from "../gates/state";
import { type FlagCode, flagCodes, flags, type Severity } from "../stages";
import { howToClear } from "../words/flags";
import { calendarDay } from "../words/moments";
import { count, counted, decimal } from "../words/numbers";
import { ofAgents } from "./forecast-words";
import type { Outlook } from "./outlook";

/** `rows`: what to ask lists of agents for; `path`: another page of the migration. */
export type Decision = {
  code: string;
  severity: Severity;
  title: string;
  words: string;
  count: number;
  rows: Record<string, string[]> | null;
  path: string | null;
};

type Facts = {
  flags: Readonly<Record<string, number>>;
  /** When it ends, and how many agents are to do until then. */
  outlook: Outlook;
  toDo: number;
  /** Servers that agents name as their primary one, with their limit where exports tell what they are. */
  servers: readonly { name: string; knownAs: readonly string[]; group: string; agents: number; limit: number | null }[];
  incomplete: readonly string[];
  /** Ticks that imports contradict, and tasks that are blocked, by phase. */
  tasks: readonly { id: string; name: string; stale: number; blocked: number; gate: GateState; gateWords: string }[];
  /** Differences of the original from its baseline that keep the gate shut. */
  drift: { stops: number; unexplained: number };
};

/** What waits for somebody, the worst first. The numbers open the rows they count. */
export function decisionsFrom({ flags: raised, outlook, toDo, servers, incomplete, tasks, drift }: Facts): Decision[] {
  const critical = flagCodes.filter((code) => flags[code].severity === "critical" && (raised[code] ?? 0) > 0);
  return [
    ...critical.map((code) => flagDecision(code, raised[code] ?? 0)),
    ...servers.flatMap(overLimit),
    ...told(
      drift.stops,
      "driftStops",
      `${counted(drift.stops, "change")} of the original that cannot be waived`,
      "Find out what was lost or changed, and bring it back.",
      "retain",
      "critical",
    ),
    ...missed(outlook, toDo),
    ...incomplete.map(
      (name): Decision => ({
        code: "incomplete",
        severity: "warning",
        title: `No whole export of ${name}`,
        words: "Import all of its agents, so that what is cut over can count.",
        count: 1,
        rows: null,
        path: "/imports",
      }),
    ),
    ...told(
      drift.unexplained,
      "driftUnexplained",
      `${counted(drift.unexplained, "change")} of the original unexplained`,
      "Plan it, exclude it, or write why.",
      "retain",
    ),
    ...tasks.flatMap(({ id, name, stale, blocked, gate, gateWords }) => [
      ...told(gate === "contradicted" ? 1 : 0, "gateContradicted", `The signed gate of ${name} does not hold any more`, gateWords, id),
      ...told(
        stale,
        "staleTicks",
        `${counted(stale, "task")} of ${name} ticked, and exports say otherwise`,
        "Untick it, or say why it holds.",
        id,
      ),
      ...told(blocked, "blockedTasks", `${counted(blocked, "task")} of ${name} blocked`, "Find out what they wait for.", id),
    ]),
    ...tasks.flatMap(({ id, name, gate, gateWords }) =>
      told(gate === "ready" ? 1 : 0, "gateReady", `The gate of ${name} is ready to sign`, gateWords, id, "information"),
    ),
  ];
}

function flagDecision(code: FlagCode, agents: number): Decision {
  const { name, severity } = flags[code];
  return {
    code,
    severity,
    title: `${name}: ${counted(agents, "agent")}`,
    words: howToClear[code],
    count: agents,
    rows: Object.fromEntries(Object.entries(rowsOfFlag(code)).map(([key, value]) => [key, [value].flat().map(String)])),
    path: null,
  };
}

/** A target that will not be met, or a crossing that stands still: more pace or another date, which only a person can say. */
function missed({ state, verdict, targetDate, today, daysPastTarget, idleDays, pace, paceNeeded }: Outlook, toDo: number): Decision[] {
  const still = state === "standing" && idleDays !== null && idleDays >= idle;
  if (toDo === 0 || !(still || verdict === "late")) return [];
  const target = targetDate && calendarDay(targetDate);
  const title =
    targetDate && targetDate <= today
      ? `The target of ${target} has passed`
      : still
        ? `Nothing moved for ${counted(idleDays, "working day")}`
        : daysPastTarget === null
          ? `The target of ${target} will be missed`
          : `The target of ${target} will likely be missed by ${counted(daysPastTarget, "day")}`;
  const raise =
    paceNeeded === null
      ? ""
      : `Raise the pace from ${decimal(pace ?? 0)} to ${ofAgents(paceNeeded)} per working day, or set another target.`;
  return [
    {
      code: "late",
      severity: "warning",
      title,
      words: raise || `Find out what holds up the ${counted(toDo, "agent")} to do${target ? ", and set another target" : ""}.`,
      count: toDo,
      rows: { inScope: ["true"], done: ["false"] },
      path: null,
    },
  ];
}

function overLimit({ name, knownAs, group, agents, limit }: Facts["servers"][number]): Decision[] {
  if (limit === null || agents <= limit) return [];
  return [
    {
      code: "overLimit",
      severity: "critical",
      title: `${name} has ${count(agents - limit)} agents more than its limit`,
      words: `${count(agents)} agents name it as their primary server; the limit is ${count(limit)}.`,
      count: agents,
      rows: { group: [group], server: [...knownAs] },
      path: null,
    },
  ];
}

function told(value: number, code: string, title: string, words: string, phase: string, severity: Severity = "warning"): Decision[] {
  return value === 0 ? [] : [{ code, severity, title, words, count: value, rows: null, path: `/checklists/${phase}` }];
}
