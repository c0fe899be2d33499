import { rowsOfFlag } from "../agent-rows";
import { waivedWords } from "../gates/state";
import { flags } from "../stages";
import { count, counted } from "../words/numbers";
import type { ReportFacts } from "./facts";
import { type Cell, cell } from "./table";

export type Figure = { id: string; name: string; value: Cell; words: string };

/** The numbers of a report, each with what it is, in reading order. */
export function figures({ progress, flagged, forecast, migration, changes, phases }: ReportFacts): Figure[] {
  const { total, done, stages, notReporting, excluded, percentDone, incomplete } = progress;
  const { pace, paceDays, paceNeeded, likely, safe, workingDaysLeft, finishedOn } = forecast;
  return [
    {
      id: "percentDone",
      name: "Done for the parallel run",
      value: cell.percent(percentDone),
      words: `${count(done)} of ${count(total)} in scope`,
    },
    { id: "done", name: "Done", value: cell.count(done, { done: true }), words: "Across at the target release, and heard from" },
    { id: "scope", name: "In scope", value: cell.count(total, { inScope: true }), words: "In a management group, and not excluded" },
    {
      id: "toDo",
      name: "To do",
      value: cell.count(total - done, { inScope: true, done: false }),
      words: `${count(stages.waiting)} waiting`,
    },
    {
      id: "notReporting",
      name: "Not reporting",
      value: cell.count(notReporting, { notReporting: true }),
      words: "Across, but silent; part of what is to do",
    },
    {
      id: "leftSource",
      name: flags.leftSource.name,
      value: cell.count(progress.flags.leftSource ?? 0, rowsOfFlag("leftSource")),
      words: "Part of what is to do, until a lead accepts them",
    },
    {
      id: "newOnly",
      name: flags.newOnly.name,
      value: cell.count(progress.flags.newOnly ?? 0, rowsOfFlag("newOnly")),
      words: "Part of those in scope",
    },
    {
      id: "notHeardAbout",
      name: flags.notHeardAbout.name,
      value: cell.count(progress.flags.notHeardAbout ?? 0, rowsOfFlag("notHeardAbout")),
      words: "Part of those in scope: named last by an export long before the others",
    },
    {
      id: "lostMonitoring",
      name: flags.lostMonitoring.name,
      value: cell.count(progress.flags.lostMonitoring ?? 0, rowsOfFlag("lostMonitoring")),
      words: "In no management group, and nobody excluded them or planned their end",
    },
    { id: "excluded", name: "Excluded", value: cell.count(excluded, { excluded: true }), words: "Each with a reason; not in scope" },
    { id: "gone", name: "Gone", value: cell.count(stages.gone, { stage: ["gone"] }), words: "In no latest export; not in scope" },
    {
      id: "incomplete",
      name: "Originals not imported whole",
      value: cell.count(incomplete.length),
      words: incomplete.join(", ") || "Every original was imported whole",
    },
    {
      id: "critical",
      name: "Need attention: critical",
      value: cell.count(flagged.critical, { worst: ["critical"], inScope: true }),
      words: "Agents in scope with a critical flag",
    },
    {
      id: "warning",
      name: "Need attention: warning",
      value: cell.count(flagged.warning, { worst: ["warning"], inScope: true }),
      words: "Agents in scope whose worst flag is a warning",
    },
    {
      id: "pace",
      name: "Pace per working day",
      value: cell.decimal(pace),
      words: pace === null ? "Not enough data" : `Agents, over the last ${counted(paceDays, "working day")}`,
    },
    { id: "paceNeeded", name: "Pace needed per working day", value: cell.decimal(paceNeeded), words: neededWords(workingDaysLeft) },
    { id: "scopePace", name: "Growth of the scope per working day", value: cell.decimal(forecast.scopePace), words: "Agents" },
    {
      id: "likely",
      name: "Likely finish",
      value: cell.date(finishedOn ?? likely),
      words: finishedOn ? "It is finished" : "As likely before this day as after it",
    },
    {
      id: "safe",
      name: "Safe finish",
      value: cell.date(finishedOn ?? safe),
      words: finishedOn ? "It is finished" : "Finished by this day in 85 of 100 cases",
    },
    { id: "target", name: "Target", value: cell.date(migration.targetDate), words: "As set for the migration" },
    {
      id: "waived",
      name: "Waived at signed gates",
      value: cell.count(phases.reduce((sum, { waivers = [] }) => sum + waivers.length, 0)),
      words:
        phases.flatMap(({ name, waivers = [] }) => (waivers.length > 0 ? [`${name}: ${waivedWords(waivers)}`] : [])).join(" ") ||
        "Nothing was let pass",
    },
    { id: "doneSince", name: "Done since", value: cell.count(changes.since ? changes.done : null), words: changes.sinceWords },
  ];
}

function neededWords(left: number | null): string {
  if (left === null) return "No target date is set";
  return left === 0 ? "No working day is left until the target" : `Agents, over the ${counted(left, "working day")} until the target`;
}
