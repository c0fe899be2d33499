import { factFields } from "./agent-facts";
import { componentFields } from "./component-facts";
import type { MappedField } from "./export-rows";

/** What a person can say that a column holds, with the words on screen: the name first, then what matters most. */
export const mappedFieldNames: Record<MappedField, string> = {
  name: "Name of the computer",
  group: "Management group",
  ...factFields,
  ...componentFields,
};
export const mappedFields = Object.keys(mappedFieldNames) as [MappedField, ...MappedField[]];
