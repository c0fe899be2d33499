import { type ListFacts, type ListFieldName, listFieldNames, listFields, tagsIn } from "./fields";

/** A row that speaks of an agent: of which import of a list, in which row. */
export type ListedRow = { number: number; row: number; key: number; facts: ListFacts };

/** Where something stands. */
export type ListSource = { number: number; row: number };
/** What lists say of one field of an agent: what counts, and what others say that differs. */
export type ListedField = ListSource & { field: ListFieldName; value: string; others: (ListSource & { value: string })[] };
export type Listed = readonly ListedField[];

const alike = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * What lists say of each agent, by its key. `rows` come in the order of their lists, the newest last: the last row that says something of a field
 * counts, and those that say otherwise are told beside it. Tags of all rows stand together.
 */
export function listedOf(rows: Iterable<ListedRow>): Map<number, Listed> {
  const byKey = new Map<number, ListedRow[]>();
  for (const row of rows) {
    const own = byKey.get(row.key);
    if (own) own.push(row);
    else byKey.set(row.key, [row]);
  }
  return new Map([...byKey].map(([key, own]) => [key, listFieldNames.flatMap((field) => fieldOf(own, field))]));
}

function fieldOf(rows: readonly ListedRow[], field: ListFieldName): ListedField[] {
  const said = rows.flatMap(({ number, row, facts }) => {
    const value = facts[field];
    return value ? [{ number, row, value }] : [];
  });
  const last = said.at(-1);
  if (!last) return [];
  if (field === "tags") return [{ ...last, field, value: tagsIn(said.map(({ value }) => value).join(";")).join("; "), others: [] }];
  const others: ListedField["others"] = [];
  if ("contradicts" in listFields[field])
    for (const one of said.toReversed())
      if (!alike(one.value, last.value) && !others.some(({ value }) => alike(value, one.value))) others.push(one);
  return [{ ...last, field, others }];
}

/** What one list changes of an agent, at its place among the others. */
export type ListChange = {
  row: number;
  key: number;
  outcome: "added" | "changed";
  fields: { field: ListFieldName; from: string | null; to: string | null }[];
};

/** What the rows of one list (`number`) change: from the rows that count before it to those that count with it. One change for each agent, at its first row. */
export function changesOfList(before: readonly ListedRow[], after: readonly ListedRow[], number: number): ListChange[] {
  const own = new Map<number, number>();
  for (const { number: of, row, key } of after) if (of === number && !own.has(key)) own.set(key, row);
  const was = listedOf(before.filter((row) => own.has(row.key)));
  const is = listedOf(after.filter((row) => own.has(row.key)));
  return [...own].flatMap(([key, row]): ListChange[] => {
    const [from, to] = [valuesOf(was.get(key)), valuesOf(is.get(key))];
    const fields = listFieldNames.flatMap((field) => {
      const values = { from: from.get(field) ?? null, to: to.get(field) ?? null };
      return values.from === values.to ? [] : [{ field, ...values }];
    });
    return fields.length ? [{ row, key, outcome: from.size ? "changed" : "added", fields }] : [];
  });
}

const valuesOf = (listed: Listed = []) => new Map(listed.map(({ field, value }) => [field, value]));
