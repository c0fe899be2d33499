import "server-only";
import type { Calendar } from "@/lib/contracts/calendar";
import type { Baseline } from "@/lib/contracts/drift";
import type { Gate } from "@/lib/contracts/gates";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import type { Report } from "@/lib/contracts/report";
import type { ReportSchedule, ReportSending } from "@/lib/contracts/report-schedules";
import type { TaskCheck, Task as TaskShown } from "@/lib/contracts/tasks";
import type { Collected } from "@/lib/domain/collected/sections";
import type { ExportField } from "@/lib/domain/component-facts";
import type { AgentsTold, ComponentKind } from "@/lib/domain/components";
import type { Doubt, OlderRows } from "@/lib/domain/coverage";
import type { PlannedKind } from "@/lib/domain/drift/planned-changes";
import type { ColumnMapping, FormatName, Issue, ReadColumn } from "@/lib/domain/export-rows";
import type { PolledKind } from "@/lib/domain/polled/kinds";
import type { Release } from "@/lib/domain/releases";
import type { DateOrder, GroupRole, Kind } from "@/lib/domain/stages";
import type { TaskComponent, TaskState } from "@/lib/domain/tasks/components";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import type { Prisma } from "./client/client";

type Signature = NonNullable<Gate["signature"]>;

type Models = Prisma.TypeMap["model"];
type Columns<M> = M extends keyof Models ? Models[M]["payload"]["scalars"] : never;
/** A name that is no column breaks the build. */
type Checked<H extends { [M in keyof H]: { [C in keyof H[M]]: C extends keyof Columns<M> ? unknown : never } }> = H;

/** What columns hold of which Prisma knows no more than that it is text or JSON: closed lists of the domain, and JSON that this code alone writes. */
type Held = Checked<{
  Import: {
    status: ImportRecord["status"];
    kind: Kind | null;
    doubts: Doubt[];
    input: ImportInput;
    questions: ImportRecord["questions"];
    encoding: ImportRecord["decoded"]["encoding"];
    format: FormatName;
    dateOrder: DateOrder | null;
    columns: ExportField[];
    headers: ReadColumn[];
    /** By group: it stands several times in the file, and nothing but that says that the last one is the newest. */
    older: Record<number, OlderRows>;
    /** The counts as the file alone tells them, see projection/import-tellings.ts. */
    laid: Pick<ImportRecord["rows"], "accepted" | "rejected" | "duplicates" | "ignored">;
    stages: ImportRecord["stages"];
    byGroup: Record<number, NonNullable<ImportRecord["byGroup"]>[string]> | null;
    agentsTold: AgentsTold;
    collected: Collected | null;
    beside: ImportRecord["changes"] | null;
  };
  ImportIssue: { code: Issue["code"]; severity: Issue["severity"]; offer: Issue["offer"] };
  ColumnMapping: { mapping: ColumnMapping };
  ManagementGroup: { role: GroupRole; release: Release };
  NamedBuild: { release: Release };
  Task: { phase: PhaseId; component: TaskComponent; state: Exclude<TaskState, "done">; links: TaskShown["links"] };
  TaskCompletion: { evidence: TaskCheck | null };
  GateSignature: { phase: PhaseId; waivers: Signature["waivers"]; facts: Signature["facts"] };
  GroupStatement: { kind: PolledKind };
  PlannedChange: { kind: PlannedKind };
  Baseline: { builds: Baseline["builds"] };
  ComponentEntry: { kind: ComponentKind };
  ReportSchedule: { files: ReportSchedule["files"]; filter: ReportSchedule["filter"] };
  ReportSending: { state: ReportSending["state"] };
  FrozenReport: { filter: Report["filter"] };
  AgentChange: { change: Record<string, unknown> };
  Idempotency: { answer: { headers: Record<string, string>; body: unknown } | null };
  WorkCalendar: { dates: Calendar["dates"] };
  CompletionChange: { before: CompletedBefore[] };
}>;

export type Typed<M extends keyof Held, R> = {
  [K in keyof R]: K extends keyof Held[M] ? Held[M][K] : R[K];
};

/** A task before it was ticked or unticked with others, and the revision that this gave it. Instants are texts here. */
export type CompletedBefore = {
  id: string;
  revision: number;
  state: Exclude<TaskState, "done">;
  stateReason: string | null;
  stateBy: string | null;
  stateAt: string | null;
  completion: {
    at: string;
    by: string;
    byId: string | null;
    note: string | null;
    reason: string | null;
    evidence: TaskCheck | null;
  } | null;
};

/** A row as what it holds: the one place where that is said, and nowhere by whoever asks. */
export const typed = <M extends keyof Held, R>(_model: M, row: R): Typed<M, R> => row as Typed<M, R>;
export const allTyped = <M extends keyof Held, R>(_model: M, rows: R[]): Typed<M, R>[] => rows as Typed<M, R>[];

/** A calendar date, YYYY-MM-DD, of a column that holds days. */
export function dayOf(date: Date): string;
export function dayOf(date: Date | null): string | null;
export function dayOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

/** The same the other way round. */
export function dayIn(day: string): Date;
export function dayIn(day: string | null): Date | null;
export function dayIn(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00.000Z`);
}
