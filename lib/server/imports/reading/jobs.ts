import "server-only";
import type { AgentsTold } from "@/lib/domain/components";
import type { ColumnMapping, Issue, ReadFile } from "@/lib/domain/export-rows";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import type { Release } from "@/lib/domain/releases";
import type { DateOrder, Kind } from "@/lib/domain/stages";
import type { Limits } from "@/lib/readers/sheet";
import type { Context } from "@/lib/server/projection/around";
import type { BatchTold, ValuesTold } from "@/lib/server/projection/batch-told";
import type { Derived, Want } from "@/lib/server/projection/deriving/derivation";
import type { RowCounts } from "@/lib/server/projection/import-tellings";
import type { ListContentRow } from "../lists/content";
import type { ComponentContentRow } from "../servers/content";

/** What is asked of the thread that reads exports. The rows of a file stay there, under its `id`, until it is closed. */
export type ReadJob = {
  path: string;
  fileName: string;
  kind: Kind | undefined;
  dateOrder: DateOrder | undefined;
  allowEmpty: boolean;
  columns: ColumnMapping | undefined;
  sheet: string | undefined;
  mappings: ReadonlyMap<string, ColumnMapping>;
  limits: Limits;
};

/** What was recognised of a file, and how many of its rows could be read. */
export type FileTold = { file: ReadFile; agentsTold: AgentsTold; read: number; rejected: number };

export type Assigned =
  | { ok: true; groupKeys: number[]; issues: Issue[] }
  | { ok: false; needs: "group" }
  | { ok: false; refused: "unknown-group" | "group-mismatch"; detail: string };

export type ContentJob = {
  dateOrder: DateOrder | null;
  /** Milliseconds; null while nobody knows. */
  capturedAt: number | null;
  groups: readonly ManagementGroup[];
  groupKeys: readonly number[] | null;
  namedBuilds: ReadonlyMap<string, Release>;
  fileName: string;
};

export type ContentTold = {
  counts: RowCounts & { total: number };
  issues: Issue[];
  issuesBeyond: number;
  bareNames: boolean;
  /** Of agents: each name that a row which counts carries, once. */
  names: string[];
  rows: number;
  /** Of servers and the like: the rows themselves, which are few. A file of the collector has both. */
  components: ComponentContentRow[] | null;
  /** Of people's lists. */
  listed: ListContentRow[] | null;
};

/** How many new names rows that count carry; and all new names in the order of their letters, by their places among the keys. */
export type Born = { count: number; sorted: Uint32Array };

/** Part of the rows or of what is new, from one place on up to another. */
type Part = { from: number; to: number };

/** By the name of a question: what goes there and what comes back. */
export type Questions = {
  read: { job: ReadJob; told: FileTold };
  assign: { job: { said: string | null; groups: readonly ManagementGroup[] }; told: Assigned };
  content: { job: ContentJob; told: ContentTold };
  /** Hashes of what rows say, each for the first time in the file. */
  hashes: { job: Part; told: string[] };
  /** Lines of COPY of what the hashes stand for, but for those that are `known`. */
  values: { job: { migrationId: string; hashes: readonly string[]; known: ReadonlySet<string> }; told: Uint8Array };
  /** `keys`: those of the names, in their order; names from `firstNew` on are new. */
  keys: { job: { keys: Int32Array; firstNew: number }; told: Born };
  /** Lines of COPY of the rows. */
  observations: { job: Part & { migrationId: string; number: number }; told: Uint8Array };
  /** What is wanted of agents; then batches of those that were known, and parts of those that are new, `but` some keys. */
  want: { job: { context: Context; want: Want }; told: null };
  take: { job: { batch: number; told: BatchTold }; told: string[] };
  derive: { job: { batch: number; values: ValuesTold }; told: Derived[Want["of"]] };
  newborns: { job: Part & { number: number; but: ReadonlySet<number> }; told: Derived[Want["of"]] };
  close: { job: null; told: null };
};

export type Question = keyof Questions;
export type ReaderJob = { [Q in Question]: { id: number; ask: Q; job: Questions[Q]["job"] } }[Question];
export type ReaderTold = Questions[Question]["told"];
