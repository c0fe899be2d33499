import type { AgentRows } from "../agent-rows";
import { rowsOfValue } from "../agent-rows";
import { type GateState, gateShort } from "../gates/state";
import { type GroupRole, type Severity, type Stage, stageNames } from "../stages";
import type { PhaseId } from "../tasks/phases";
import { calendarDay, dayAndTime, wholeMoment } from "../words/moments";
import { count, counted } from "../words/numbers";
import { releaseSpan } from "../words/release-span";
import { withinSentence } from "../words/within";
import { bridgeDrawing } from "./bridge-drawing";
import { burnUpDrawing } from "./burn-up-drawing";
import type { Decision } from "./decisions";
import type { Drawing } from "./drawing";
import type { ReportFacts } from "./facts";
import { type KeyFigure, keyFigures } from "./key-figures";

/** Words that may open the agents they count. */
export type Counted = { words: string; rows: AgentRows };

/** A part of the page: its name, and what to know beside it. */
type Part = { title: string; aside: string };

/** The page that stands alone, in words and numbers: whoever draws it decides on places and looks only. */
export type FirstPage = {
  name: string;
  about: string;
  /** "Only domain corp.example"; empty for the whole migration. */
  part: string;
  day: string;
  sentences: readonly string[];
  /** False while no agent was ever seen: then the sentences are all there is. */
  known: boolean;
  figures: readonly KeyFigure[];
  phases: readonly PhaseBlock[];
  bridge: Part & {
    draw: Draw;
    /** The same by name, for charts; without those that are gone. */
    bands: readonly Band[];
    banks: Readonly<Record<GroupRole, readonly Bank[]>>;
  };
  /** `aside`: what its two dates mean, where there are any. `none`: what is said instead while there is nothing to draw. */
  burnUp: Part & { draw: Draw; none: string };
  causes: Part & { none: string; bars: readonly CauseBar[]; more: string };
  decisions: List;
  changes: List;
  foot: { groups: readonly { name: string; role: GroupRole; words: string }[]; words: string };
};

/** Which parts stand beside each other, from above to below. */
export const partRows = [["bridge"], ["burnUp", "causes"], ["decisions", "changes"]] as const satisfies (keyof FirstPage)[][];

/** A picture as wide and as high as there is room for. */
type Draw = (width: number, height: number) => Drawing;

/** `none`: what is said where it is empty. */
export type List = Part & { none: string; items: readonly Item[] };
/** `rows` and `path`: what it opens, as a decision does. */
export type Item = Pick<Decision, "title" | "words" | "rows" | "path"> & { severity: Severity | null };

export type Band = { stage: Exclude<Stage, "gone">; name: string; count: number };

export type PhaseBlock = {
  id: PhaseId;
  name: string;
  /** "optional"; empty for what is none. */
  aside: string;
  /** What exports tell of it. */
  words: string;
  tasks: string;
  /** "Gate signed with 2 waived". */
  gateWords: string;
  gate: GateState;
  current: boolean;
  /** Of its tasks, done: 0 to 1. */
  share: number;
};

/** `words`: its agents and servers in one. */
export type Bank = { name: string; release: string; agents: Counted; servers: string; words: string };
/** `share`: beside the largest, 0 to 1. */
export type CauseBar = { name: string; agents: Counted; count: number; share: number };

const mostCauses = 6;

export function firstPage(report: ReportFacts): FirstPage {
  const { migration, progress, headline, filterWords, forecast, changes, decisions, remaining } = report;
  const causes = remaining.cause.filter(({ inScope }) => inScope > 0).toSorted((a, b) => b.inScope - a.inScope);
  const shown = causes.length > mostCauses ? causes.slice(0, mostCauses - 1) : causes;
  const rest = causes.slice(shown.length).reduce((sum, { inScope }) => sum + inScope, 0);
  const largest = shown[0]?.inScope ?? 1;
  const bank = (role: GroupRole): Bank[] =>
    migration.groups
      .filter((group) => group.role === role)
      .map(({ name, release, agents, servers }) => {
        const told = [counted(agents, "agent"), servers > 0 ? counted(servers, "primary server") : ""] as const;
        return {
          name,
          release,
          agents: { words: told[0], rows: { group: [name] } },
          servers: told[1],
          words: told.filter((one) => one !== "").join(", "),
        };
      });
  return {
    name: migration.name,
    about: `Operations Manager ${releaseSpan(migration)}. Done means across at the new release, and heard from.`,
    part: filterWords && `Only ${withinSentence(filterWords)}`,
    day: calendarDay(forecast.today),
    sentences: headline,
    known: progress.total + (progress.stages.gone ?? 0) > 0,
    figures: keyFigures(report),
    phases: report.phases.map(phaseBlock),
    bridge: {
      title: "Where the agents are",
      aside: "Thickness is agents. Hatched is still on the old version.",
      draw: (width, height) => bridgeDrawing(progress.stages, width, height),
      bands: crossing.map((stage) => ({ stage, name: stageNames[stage], count: progress.stages[stage] })),
      banks: { source: bank("source"), target: bank("target") },
    },
    burnUp: burnUp(report),
    causes: {
      title: "What remains, by cause",
      aside: counted(progress.total - progress.done, "agent"),
      none: "Nothing remains.",
      bars: shown.map(({ name, value, inScope }) => ({
        name,
        count: inScope,
        agents: { words: count(inScope), rows: rowsOfValue("cause", value) },
        share: inScope / largest,
      })),
      more: rest > 0 ? `${count(rest)} of other causes, in the tables of the report` : "",
    },
    decisions: {
      title: "Needs a decision",
      aside: decisions.length > 0 ? count(decisions.length) : "",
      none: "Nothing waits for a decision.",
      items: decisions,
    },
    changes: {
      title: changes.since ? changes.sinceWords : "What changed",
      aside: "",
      none: changes.since ? "Nothing changed." : changes.sinceWords,
      items: changes.sentences.map((title) => ({ title, words: "", severity: null, rows: null, path: null })),
    },
    foot: foot(report),
  };
}

const crossing = ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] as const;

function burnUp({ course, forecast, migration }: ReportFacts): FirstPage["burnUp"] {
  return {
    title: "Burn-up and forecast",
    aside: forecast.likely ? "Likely: even odds. Safe: 85 of 100." : "",
    draw: (width, height) => burnUpDrawing({ course, forecast, targetDate: migration.targetDate }, width, height),
    none: course.length < 2 ? "The curve begins with the second day of imports." : "",
  };
}

/** "3 more, in the tables of the report." */
export const moreWords = (left: number): string => `${count(left)} more, in the tables of the report.`;

function phaseBlock({ id, name, words, done, total, stale, gate, current, waivers = [] }: ReportFacts["phases"][number]): PhaseBlock {
  return {
    id,
    name,
    aside: id === "retire" ? "optional" : "",
    words,
    tasks: `${count(done)} of ${counted(total, "task")}${stale > 0 ? `, ${count(stale)} stale` : ""}`,
    gateWords: `Gate ${withinSentence(gateShort(gate, waivers.length))}`,
    gate,
    current,
    share: total === 0 ? 0 : done / total,
  };
}

/** What every copy says of itself. */
function foot({ migration, asOf, madeAt, version, filterWords, progress }: ReportFacts): FirstPage["foot"] {
  const { timeZone } = migration;
  const apart = [
    progress.excluded > 0 && `${count(progress.excluded)} excluded`,
    (progress.stages.gone ?? 0) > 0 && `${count(progress.stages.gone)} gone`,
  ].filter((one) => one !== false);
  return {
    groups: migration.groups.map(({ name, role, observedAt, importNumber }) => ({
      name,
      role,
      words: observedAt ? `observed ${dayAndTime(observedAt, timeZone, asOf)}, import #${importNumber}` : "not observed yet",
    })),
    words: [
      `As of ${wholeMoment(asOf, timeZone)}.`,
      filterWords ? `Only ${withinSentence(filterWords)}.` : "The whole migration.",
      ...(apart.length > 0 ? [`${apart.join(" and ")} counted apart.`] : []),
      `Made ${dayAndTime(madeAt, timeZone, asOf)} by Tandem ${version}.`,
    ].join(" "),
  };
}
