type FactValue = string | boolean | readonly string[] | null | undefined;

/** A field with its words before and after; `listed` is being in the export itself. */
export type FieldChange<F extends string> = { field: F | "listed"; from: string | null; to: string | null };

/** Those of `fields` that differ. Nothing told and told to be unknown are the same. */
export function fieldChanges<F extends string>(
  fields: readonly F[],
  before: Partial<Record<F, FactValue>>,
  after: Partial<Record<F, FactValue>>,
): FieldChange<F>[] {
  const changes: FieldChange<F>[] = [];
  for (const field of fields) {
    if (before[field] === after[field]) continue;
    const from = factText(before[field]);
    const to = factText(after[field]);
    if (from !== to) changes.push({ field, from, to });
  }
  return changes;
}

export function factText(value: FactValue): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : value.join(", ");
}
