import type { AgentRows } from "../agent-rows";
import { idle } from "../forecast/pace";
import { calendarDay } from "../words/moments";
import { count, counted, decimal, oneDecimal } from "../words/numbers";
import type { ReportFacts } from "./facts";
import { span } from "./forecast-words";

/** `parts`: the words again, piece by piece, where a piece opens the agents it counts. */
export type KeyFigure = {
  id: "percentDone" | "toDo" | "pace" | "finish" | "attention";
  name: string;
  value: string;
  rows?: AgentRows;
  words: string;
  parts: readonly { words: string; rows?: AgentRows; bad?: boolean }[];
};

const inScope: AgentRows = { inScope: true };

/** The five numbers that are asked for first, as words. */
export function keyFigures({ progress, forecast, flagged, migration: { targetDate } }: ReportFacts): KeyFigure[] {
  const { done, total, percentDone } = progress;
  const { pace, paceDays, paceNeeded, likely, safe, finishedOn, today, idleDays } = forecast;
  const target = targetDate ? `target ${calendarDay(targetDate)}` : "no target set";
  const kind = finishedOn ? "" : !likely ? "no forecast, " : safe && safe !== likely ? "likely to safe, " : "likely, ";
  const paceNote =
    pace === null
      ? "not enough data"
      : !finishedOn && idleDays !== null && idleDays >= idle
        ? `nothing for ${counted(idleDays, "working day")}`
        : paceNeeded !== null && !finishedOn
          ? `${decimal(paceNeeded)} needed`
          : `over ${paceDays} working days`;
  const figures: Omit<KeyFigure, "words">[] = [
    {
      id: "percentDone",
      name: "Done for the parallel run",
      value: percentDone === null ? "–" : `${oneDecimal(percentDone)} %`,
      rows: { done: true },
      parts: [{ words: count(done), rows: { done: true } }, { words: " of " }, { words: count(total), rows: inScope }],
    },
    {
      id: "toDo",
      name: "To do",
      value: count(total - done),
      rows: { ...inScope, done: false },
      parts: mostOf(progress),
    },
    { id: "pace", name: "Pace per working day", value: pace === null ? "–" : decimal(pace), parts: [{ words: paceNote }] },
    {
      id: "finish",
      name: finishedOn ? "Finished" : "Forecast finish",
      value: finishedOn ? calendarDay(finishedOn) : likely ? short(likely, safe ?? likely, today) : "–",
      parts: [{ words: kind + target }],
    },
    {
      id: "attention",
      name: "Need attention",
      value: count(flagged.critical + flagged.warning),
      rows: { ...inScope, worst: ["critical", "warning"] },
      parts: [
        {
          words: `${flagged.critical === 0 ? "none" : count(flagged.critical)} critical`,
          rows: { ...inScope, worst: ["critical"] },
          bad: flagged.critical > 0,
        },
      ],
    },
  ];
  return figures.map((figure) => ({ ...figure, words: figure.parts.map(({ words }) => words).join("") }));
}

/** What most of those to do are. */
function mostOf({ done, total, stages, notReporting }: ReportFacts["progress"]): KeyFigure["parts"] {
  if (done === total) return [{ words: "nothing remains" }];
  const kinds: { agents: number; words: string; rows: AgentRows }[] = [
    { agents: stages.waiting, words: "waiting", rows: { stage: ["waiting"] } },
    { agents: stages.upgraded + stages.joined, words: "part-way", rows: { stage: ["upgraded", "joined"] } },
    { agents: notReporting, words: "not reporting", rows: { notReporting: true } },
  ];
  const [most] = kinds.toSorted((a, b) => b.agents - a.agents);
  if (!most || most.agents === 0) return [{ words: "none waiting" }];
  return [{ words: count(most.agents), rows: { ...inScope, ...most.rows } }, { words: ` ${most.words}` }];
}

/** Without the year where all of it lies in the year that the report is of: people read it as that one. */
function short(likely: string, safe: string, today: string): string {
  const words = span(likely, safe);
  return [likely, safe].every((date) => date.slice(0, 4) === today.slice(0, 4)) ? words.replaceAll(/ \d{4}/g, "") : words;
}
