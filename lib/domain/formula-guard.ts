/**
 * A spreadsheet would run text that begins with these signs as a formula, in East Asia also their wide forms. A cell begins at
 * the start of a text, and inside it wherever a program parts cells or rows: behind a semicolon, as half of Europe does whatever
 * the file says, a tab or any line break. At the very start a tab or a line break is passed over by some.
 */
const sign = "=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20";
const begins = "(?<=^|[;\\t\\r\\n\\v\\f\\u0085\\u2028\\u2029])";
const unguarded = new RegExp(`${begins}(?='*[${sign}])|^(?='*[\\t\\r\\n])`, "g");
const guarded = new RegExp(`${begins}'(?='*[${sign}])|^'(?='*[\\t\\r\\n])`, "g");
const suspicious = new RegExp(`[${sign}\\t\\r\\n]`);

/** Text as it may stand in a cell of a CSV file: an apostrophe goes before what a spreadsheet would run. */
export function withFormulaGuard(text: string): string {
  return suspicious.test(text) ? text.replace(unguarded, "'") : text;
}

/** The exact opposite: whatever was in a text before it was written, apostrophes included, is there again. */
export function withoutFormulaGuard(text: string): string {
  return text.includes("'") ? text.replace(guarded, "") : text;
}
