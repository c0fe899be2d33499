import { type FlagCode, flagCodes, flags, type Severity } from "../stages";
import { count, counted } from "../words/numbers";

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
  /** Servers that agents name as their primary one, with their limit where exports tell what they are. */
  servers: readonly { name: string; group: string; agents: number; limit: number | null }[];
  incomplete: readonly string[];
  /** Ticks that imports contradict, and tasks that are blocked, by phase. */
  tasks: readonly { id: string; name: string; stale: number; blocked: number }[];
};

/** What waits for somebody, the worst first. The numbers open the rows they count. */
export function decisionsFrom({ flags: raised, servers, incomplete, tasks }: Facts): Decision[] {
  const critical = flagCodes.filter((code) => flags[code].severity === "critical" && (raised[code] ?? 0) > 0);
  return [
    ...critical.map((code) => flagDecision(code, raised[code] ?? 0)),
    ...servers.flatMap(overLimit),
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
    ...tasks.flatMap(({ id, name, stale, blocked }) => [
      ...told(
        stale,
        "staleTicks",
        `${counted(stale, "tick")} of ${name} contradicted by imports`,
        "Take the tick back, or say why it holds.",
        id,
      ),
      ...told(blocked, "blockedTasks", `${counted(blocked, "task")} of ${name} blocked`, "Find out what they wait for.", id),
    ]),
  ];
}

function flagDecision(code: FlagCode, agents: number): Decision {
  const { name, clear, severity } = flags[code];
  return { code, severity, title: `${name}: ${counted(agents, "agent")}`, words: clear, count: agents, rows: { flag: [code] }, path: null };
}

function overLimit({ name, group, agents, limit }: Facts["servers"][number]): Decision[] {
  if (limit === null || agents <= limit) return [];
  return [
    {
      code: "overLimit",
      severity: "critical",
      title: `${name} has ${count(agents - limit)} agents more than its limit`,
      words: `${count(agents)} agents name it as their primary server; the limit is ${count(limit)}.`,
      count: agents,
      rows: { group: [group], server: [name] },
      path: null,
    },
  ];
}

function told(value: number, code: string, title: string, words: string, phase: string): Decision[] {
  return value === 0 ? [] : [{ code, severity: "warning", title, words, count: value, rows: null, path: `/checklists/${phase}` }];
}
