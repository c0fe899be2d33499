import "server-only";
import type { TaskCheck, Task as TaskShown } from "@/lib/contracts/tasks";
import type { TaskComponent, TaskState } from "@/lib/domain/tasks/components";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import type { Prisma } from "./client/client";

type Models = Prisma.TypeMap["model"];
type Columns<M> = M extends keyof Models ? Models[M]["payload"]["scalars"] : never;
/** A name that is no column breaks the build. */
type Checked<H extends { [M in keyof H]: { [C in keyof H[M]]: C extends keyof Columns<M> ? unknown : never } }> = H;

/** What columns hold of which Prisma knows no more than that it is text or JSON: closed lists of the domain, and JSON that this code alone writes. */
type Held = Checked<{
  Task: { phase: PhaseId; component: TaskComponent; state: Exclude<TaskState, "done">; links: TaskShown["links"] };
  TaskCompletion: { evidence: TaskCheck | null };
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
export const dayOf = (date: Date | null): string | null => date && date.toISOString().slice(0, 10);
/** The same the other way round. */
export const dayIn = (day: string | null | undefined): Date | null => (day ? new Date(`${day}T00:00:00.000Z`) : null);
