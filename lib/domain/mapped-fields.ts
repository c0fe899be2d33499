import { factFields } from "./agent-facts";
import { componentFields } from "./component-facts";
import type { MappedField } from "./export-rows";
import { type ListFieldName, listFieldNames, listFields } from "./people-lists/fields";
import type { Kind } from "./stages";

const ofExports = { name: "Name of the computer", group: "Management group", ...factFields, ...componentFields };
const ofLists = Object.fromEntries(listFieldNames.map((field) => [field, listFields[field].name])) as Record<ListFieldName, string>;

/** What a person can say that a column holds, with the words on screen: the name first, then what matters most. */
export const mappedFieldNames: Record<MappedField, string> = { ...ofExports, ...ofLists };
export const mappedFields = Object.keys(mappedFieldNames) as [MappedField, ...MappedField[]];

/** Those that a file of a kind can hold. */
export function fieldsToMap(kind: Kind | null): MappedField[] {
  const of = kind === "peopleList" ? { name: true, domain: true, ...ofLists } : ofExports;
  return mappedFields.filter((field) => field in of);
}
