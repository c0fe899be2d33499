import { rowsOfFlag, rowsOfValue } from "../agent-rows";
import { driftNames, driftSeverities } from "../drift/item";
import { labelOf } from "../gates/items";
import { gateShort } from "../gates/state";
import { percentOf } from "../progress";
import { flagCodes, flags, severities, severityNames, stageNames, stages } from "../stages";
import { howToClear } from "../words/flags";
import { moveNames } from "../words/move-names";
import { count as written } from "../words/numbers";
import type { ReportFacts } from "./facts";
import { figures } from "./figures";
import { type Cell, type Column, cell, type ReportTable, roleOf } from "./table";

const { text, count, percent, date, instant } = cell;

/** The whole report as tables, in reading order: what every file is written from. */
export function reportTables(report: ReportFacts): ReportTable[] {
  const { progress, remaining, changes, migration } = report;
  const shares = (by: "domain" | "owner", title: string, what: string): ReportTable =>
    table(
      `${by}s`,
      title,
      "",
      [column(what, "text", 3), ...shareColumns],
      remaining[by].map((one) => [text(one.name), ...shareCells(by, one)]),
    );
  return [
    table(
      "figures",
      "Figures",
      report.headline.join(" "),
      [column("Figure", "text", 3), { ...column("Value", "text", 2), mixed: true }, column("What it is", "text", 5)],
      figures(report).map(({ name, value, words }) => [text(name), value, text(words)]),
    ),
    table(
      "stages",
      "Agents by stage",
      "Percent of the agents in scope; those that are gone are not.",
      [column("Stage", "text", 3), column("Agents", "count"), column("Share", "percent")],
      stages.map((stage) => [
        text(stageNames[stage]),
        count(progress.stages[stage], { stage: [stage] }),
        percent(stage === "gone" ? null : percentOf(progress.stages[stage], progress.total)),
      ]),
    ),
    table(
      "phases",
      "Phases and gates",
      "Tasks and gates as they stand now.",
      [
        column("Phase", "text"),
        column("Done", "count"),
        column("Tasks", "count"),
        column("Stale", "count"),
        column("Blocked", "count"),
        column("Gate", "text", 1.5),
        column("Why", "text", 4),
      ],
      report.phases.map((phase) => [
        text(phase.name),
        count(phase.done),
        count(phase.total),
        count(phase.stale),
        count(phase.blocked),
        text(`${gateShort(phase.gate, phase.waivers?.length ?? 0)}${phase.signedBy ? `, by ${phase.signedBy}` : ""}`),
        text(phase.gateWords),
      ]),
    ),
    ...(report.phases.every(({ waivers = [] }) => waivers.length === 0)
      ? []
      : [
          table(
            "waivers",
            "Waived at signed gates",
            "What was not as it should be when a lead signed, and why it was let pass.",
            [
              column("Phase", "text"),
              column("What", "text", 3),
              column("How it stood", "text", 3),
              column("Reason", "text", 4),
              column("Signed by", "text", 1.5),
              column("Signed", "instant", 2),
            ],
            report.phases.flatMap(({ name, waivers = [], signedBy, signedAt }) =>
              waivers.map((waiver) => [
                text(name),
                text(waiver.key ? `${labelOf(waiver)} ${waiver.title}` : labelOf(waiver)),
                text(waiver.why),
                text(waiver.reason),
                text(signedBy),
                instant(signedAt),
              ]),
            ),
          ),
        ]),
    table(
      "course",
      "Burn-up",
      report.forecast.words,
      [column("Day", "date"), column("In scope", "count"), column("Done", "count"), column("Cut over", "count")],
      report.course.map((point) => [date(point.date), count(point.scope), count(point.done), count(point.cutOver)]),
    ),
    table(
      "decisions",
      "Needs a decision",
      "",
      [column("Severity", "text"), column("What", "text", 4), column("What to do", "text", 5), column("Count", "count")],
      report.decisions.map((one) => [text(severityNames[one.severity]), text(one.title), text(one.words), count(one.count)]),
    ),
    table(
      "changes",
      "What changed",
      changes.sinceWords,
      [column("Change", "text", 3), column("Agents", "count")],
      [
        [text("Done"), count(changes.done)],
        ...Object.entries(moveNames).map(([kind, name]): Cell[] => [text(name), count(changes.counts[kind as keyof typeof moveNames])]),
      ],
    ),
    table(
      "causes",
      "What remains, by cause",
      "Each agent in scope that is not done counts under one cause, the first that holds. Also above: how many more carry the sign, but count under a cause above.",
      [column("Cause", "text", 3), column("Agents", "count"), column("Also above", "count"), column("Next step", "text", 5)],
      remaining.cause
        .filter(({ inScope, elsewhere }) => inScope > 0 || (elsewhere ?? 0) > 0)
        .map((one) => [text(one.name), count(one.inScope, rowsOfValue("cause", one.value)), count(one.elsewhere ?? null), text(one.next)]),
    ),
    shares("domain", "By domain", "Domain"),
    table(
      "servers",
      "By primary server",
      "An agent counts for each of its primary servers.",
      [column("Primary server", "text", 3), column("Management group", "text", 2), ...shareColumns],
      remaining.server.map((one) => [text(one.name), text(one.group), ...shareCells("server", one)]),
    ),
    shares("owner", "By owner", "Owner"),
    table(
      "flags",
      "Flags",
      "Agents in scope that carry each flag; an agent may carry several. Lost ones, and excluded ones that are listed again, are outside the scope.",
      [
        column("Severity", "text"),
        column("Flag", "text", 4),
        column("Agents", "count"),
        column("Settling", "count"),
        column("How to clear it", "text", 5),
      ],
      severities.flatMap((severity) =>
        flagCodes
          .filter((code) => flags[code].severity === severity && (progress.flags[code] ?? 0) > 0)
          .map((code) => [
            text(severityNames[severity]),
            text(flags[code].name),
            count(progress.flags[code] ?? 0, rowsOfFlag(code)),
            count(progress.settling?.[code] ?? 0),
            text(howToClear[code]),
          ]),
      ),
    ),
    ...(!report.drift
      ? []
      : [
          table(
            "drift",
            "Drift of the original",
            `Against the baseline that ${report.drift.baseline.by} froze. As it stands now: ${driftSeverities
              .map((one) => `${written(report.drift?.counts[one] ?? 0)} ${driftNames[one].toLowerCase()}`)
              .join(", ")}.`,
            [column("Weight", "text"), column("What", "text", 2), column("Management group", "text", 2), column("What is seen", "text", 5)],
            report.drift.open.map((one) => [text(driftNames[one.severity]), text(one.subject), text(one.group), text(one.says)]),
          ),
        ]),
    table(
      "groups",
      "Management groups",
      "",
      [
        column("Name", "text", 2),
        column("Side", "text"),
        column("Release", "text"),
        column("Agents", "count"),
        column("Primary servers", "count"),
        column("Observed", "instant", 2.5),
        column("Import", "count"),
      ],
      migration.groups.map((group) => [
        text(group.name),
        text(group.role === "source" ? "Original" : "New"),
        text(group.release),
        count(group.agents, { group: [group.name] }),
        count(group.servers),
        instant(group.observedAt),
        count(group.importNumber),
      ]),
    ),
    table(
      "imports",
      "Imports of agents",
      "",
      [column("Number", "count"), column("Captured", "instant", 3), column("Management groups", "text", 4)],
      report.imports
        .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number))
        .map((one) => [count(one.number), instant(one.at), text(one.groups.join(", "))]),
    ),
  ];
}

const shareColumns: Column[] = [
  { name: "In scope", kind: "count" },
  { name: "Done", kind: "count" },
  { name: "To do", kind: "count" },
  { name: "Percent done", kind: "percent" },
];
function shareCells(by: "domain" | "server" | "owner", one: ReportFacts["remaining"]["domain"][number]): Cell[] {
  const rows = rowsOfValue(by, one.value);
  return [
    count(one.inScope, rows),
    count(one.done, { ...rows, done: true }),
    count(one.notDone, { ...rows, done: false }),
    percent(one.percentDone),
  ];
}

const column = (name: string, kind: Column["kind"], wide = 1): Column => ({ name, kind, wide });

function table(id: string, title: string, note: string, columns: Column[], rows: readonly (readonly Cell[])[]): ReportTable {
  return { id, title, note, columns: columns.map((one, at) => ({ ...one, role: roleOf(one, at) })), rows };
}
