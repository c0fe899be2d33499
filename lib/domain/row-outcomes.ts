/**
 * What can happen to a row of an import: `missing` and `ifWhole` have none, since the file does not name them; `withoutAgent` is of people's lists: no
 * agent is known by its name, or several are.
 */
export const rowOutcomes = [
  "added",
  "changed",
  "unchanged",
  "withoutAgent",
  "missing",
  "rejected",
  "duplicate",
  "ignored",
  "ifWhole",
] as const;
export type RowOutcome = (typeof rowOutcomes)[number];
