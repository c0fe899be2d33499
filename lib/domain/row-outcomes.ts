/** What can happen to a row of an import: `missing` and `ifWhole` have none, since the file does not name them. */
export const rowOutcomes = ["added", "changed", "unchanged", "missing", "rejected", "duplicate", "ignored", "ifWhole"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];
