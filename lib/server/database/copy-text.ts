import "server-only";

/** Rows as the text format of COPY has them. */

type Scalar = string | number | boolean | Date | null | undefined;
/** Lists are arrays of text or numbers; objects are json. For a json list, wrap it: {json: [...]}. */
export type CopyValue = Scalar | readonly Scalar[] | Json;
type Json = { readonly json: unknown } | { readonly [key: string]: unknown };

export function copyLine(row: readonly CopyValue[]): string {
  return `${copyFields(row)}\n`;
}

/** Some of the fields of a line, for lines that are put together. Few hold what has to be escaped: whether any does is asked of all at once. */
export function copyFields(values: readonly CopyValue[]): string {
  const texts = values.map(fieldText);
  return special.test(texts.join("")) ? texts.map(escaped).join("\t") : texts.map((text) => text ?? "\\N").join("\t");
}

function fieldText(value: CopyValue): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  return typeof value === "object" && !(value instanceof Date) ? structureText(value) : plainText(value);
}

function escaped(text: string | null): string {
  if (text === null) return "\\N";
  return special.test(text) ? text.replace(specials, (character) => escapes[character] ?? character) : text;
}

const special = /[\\\t\n\r\b\f\v]/;
const specials = new RegExp(special, "g");
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v" };

function plainText(value: number | boolean | Date): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function structureText(value: readonly Scalar[] | Json): string {
  if (isList(value)) return value.length ? `{${value.map(element).join(",")}}` : "{}";
  return JSON.stringify("json" in value && Object.keys(value).length === 1 ? value.json : value);
}

function isList(value: readonly Scalar[] | Json): value is readonly Scalar[] {
  return Array.isArray(value);
}

function element(value: Scalar): string {
  if (value === null || value === undefined) return "NULL";
  return `"${typeof value === "string" ? value.replace(/["\\]/g, "\\$&") : plainText(value)}"`;
}
