/**
 * What a property of an object says, as an export would have it in a cell; null where it says nothing: what is nested deeper than was written out is a type's
 * name or @{…} there.
 */
export type Said = string | null;

/** Of a value of JSON. */
export function saidBy(value: unknown): Said {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return saidByText(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return saidByList(value.map(saidBy));
  return typeof value === "object" ? saidByObject(value) : String(value);
}

/** An object stands for its value, its version or its name. */
function saidByObject(object: object): Said {
  const of = new Map<string, unknown>(Object.entries(object));
  const value = of.get("Value") ?? of.get("value");
  if (value !== undefined || of.has("Value") || of.has("value")) return saidBy(value);
  const parts = ["Major", "Minor", "Build", "Revision"].map((name) => of.get(name));
  if (typeof parts[0] === "number") return parts.filter((part) => typeof part === "number" && part >= 0).join(".");
  return ["Name", "DisplayName"].map((name) => of.get(name)).find((name) => typeof name === "string") ?? null;
}

/** An empty list says that there is none; one of which nothing is understood says nothing. */
export function saidByList(items: readonly Said[]): Said {
  if (items.length === 0) return "";
  const told = items.filter((item) => item !== null && item !== "");
  return told.length === 0 ? null : told.join(told.some((item) => item?.includes(",")) ? "; " : ", ");
}

export function saidByText(text: string): Said {
  if (text.length < 4) return text;
  if (text.startsWith("@{") || (text.startsWith("System.") && typeName.test(text))) return null;
  return text.startsWith("/Date(") ? dateIn(text) : text;
}

const typeName = /^System\.[\w.]+(\[\]|`\d.*|)$/;

/** As Windows PowerShell writes dates: milliseconds of UTC since 1970, whatever zone stands behind. */
function dateIn(text: string): string {
  const milliseconds = Number(/^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/.exec(text)?.[1] ?? Number.NaN);
  return Math.abs(milliseconds) <= lastMoment ? new Date(milliseconds).toISOString() : text;
}
/** Of what a Date can be. */
const lastMoment = 8.64e15;
