import "server-only";
import type { ReportQuery } from "@/lib/contracts/report";
import { about } from "@/lib/domain/report/about";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { firstPage } from "@/lib/domain/report/first-page";
import { pageRows } from "@/lib/domain/report/page-rows";
import { type Cell, type Column, cell, cellWords } from "@/lib/domain/report/table";
import { reportTables } from "@/lib/domain/report/tables";
import { agentHeader, agentKinds, agentRows } from "@/lib/server/agents/csv";
import type { AgentsOf } from "@/lib/server/agents/rows";
import { type WorkbookSheet, workbook } from "./workbook/workbook";

type AgentColumn = { name: string; kind: TextKind };
/** Kinds of cells whose value is a text. */
type TextKind = Extract<Cell, { value: string | null }>["kind"];
/** Every agent as texts under their columns, in batches. */
export type AgentRows = { columns: readonly AgentColumn[]; batches: AsyncIterable<readonly (readonly (string | null)[])[]> };

/** Every agent that the report is of, by name. */
export function everyAgent(migration: AgentsOf, query: ReportQuery): AgentRows {
  return {
    columns: agentHeader.map((name) => ({ name, kind: agentKinds[name] ?? "text" })),
    batches: agentRows(migration, { ...query, sort: "fqdn" }, (value) => value),
  };
}

/** The report as a workbook: a sheet per table, and where they are given, one with every agent. */
export function spreadsheet(report: ReportFacts, agents: AgentRows | null): AsyncGenerator<Uint8Array> {
  const { name, timeZone } = report.migration;
  const text = (title: string, wide = 1): Column => ({ name: title, kind: "text", wide });
  const page = firstPage(report);
  const first: WorkbookSheet = {
    name: "Report",
    columns: [text("Name", 2), text("Value", 3), text("What it is", 4)],
    rows: [
      [
        ...about(report).map(({ name, value, words }) => [cell.text(name), value, cell.text(words)]),
        ...pageRows(page).map((row) => row.map(cell.text)),
      ],
    ],
  };
  const tables = reportTables(report).map((table): WorkbookSheet => ({ name: table.title, columns: table.columns, rows: [table.rows] }));
  const every: WorkbookSheet[] = agents ? [{ name: "Agents", columns: agents.columns, rows: typed(agents) }] : [];
  return workbook([first, ...tables, ...every], {
    title: `${name}: migration status report`,
    timeZone,
    at: report.madeAt,
    foot: { name, of: `As of ${cellWords(cell.instant(report.asOf), timeZone)}. Tandem ${report.version}.` },
  });
}

async function* typed({ columns, batches }: AgentRows): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map((row) => row.map((value, i) => ({ kind: columns[i]?.kind ?? "text", value })));
}
