import type { Issue } from "../export-rows";
import type { ServerAmongAgents } from "../servers-among-agents";

/** What becomes of a row by what its file alone tells. */
export const rowOutcomes = ["accepted", "rejected", "duplicate", "ignored"] as const;

/** A row of an export of agents as the log keeps it: written once, never changed. Whom it means is decided when agents are derived. */
export type LoggedRow = {
  /** The import, and the row of its file. */
  number: number;
  row: number;
  groupKey: number | null;
  /** As the file alone tells. A rejected row whose name can be read proves that it is still listed. */
  outcome: (typeof rowOutcomes)[number];
  /** The identity of the name that the row carries, and that name. */
  key: number;
  name: string;
  /** A name without a domain, of a file in which no name has one. */
  bare: boolean;
  /** What of its facts bears on whom it means; null: the row says nothing. `lastModified`: only an instant. */
  says: { objectId: string | null; lastModified: string | null } | null;
};

/** Whom a row of the log means, and whether it counts. `candidates`: agents that it may mean besides, which are therefore still listed. */
export type Meaning<Row extends LoggedRow = LoggedRow> = {
  said: Row;
  agent: number | null;
  outcome: LoggedRow["outcome"];
  candidates: readonly number[];
  /** What follows from other imports and from what people say. What the file alone tells is not among it. */
  issues: Issue[];
};

/** What is known of names beside the rows. Keys are of identities. */
export type NamesKnown = {
  /** Whom people say that a name means, and which agent they say it does not. */
  aliases: ReadonlyMap<string, { key: number; agent: string }>;
  areApart: (name: string, key: number) => boolean;
  /** The name of an identity; those of agents that aliases mean are known too. */
  nameOf: (key: number) => string;
  isServerAt: ServerAmongAgents;
  /** When an import was captured, in milliseconds. */
  capturedAt: (number: number) => number;
};
