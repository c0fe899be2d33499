/** Markup that was made here; everything else is text and gets escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

type Value = Markup | string | number | null | undefined | false | readonly Value[];

/** A piece of a page. Whatever is put into it is text, but for other pieces. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(strings.map((text, i) => text + (i < values.length ? written(values[i]) : "")).join(""));
}

function written(value: Value): string {
  if (value instanceof Markup) return value.html;
  if (Array.isArray(value)) return value.map(written).join("");
  if (value === null || value === undefined || value === false) return "";
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
