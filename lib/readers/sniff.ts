import { headerKey, isKnownHeader } from "./headers";
import { exportAgain, Refusal } from "./refusal";

/** What tools write by themselves, the likeliest first. Any other sign is looked for only where none of these divides the header. */
const usual = [",", ";", "\t", "|", "^", "~", "\u061b"];

/** Refuses what is no list at all, in any form. */
export function refuseForeignText(head: string): void {
  const text = head.trimStart();
  if (/^<[?!a-z]/i.test(text) && /<(!doctype\s+html|html|head|body|table|script|title|div)\b/i.test(text)) {
    throw new Refusal("html", "This is a web page, not an export.", `Perhaps a sign-in page was saved instead of the file. ${exportAgain}`);
  }
}

/** Refuses what looks like a table or a list made for reading on screen, and is none that can be told apart. */
export function refuseScreenOutput(text: string): void {
  const lines = text.split(/\r\n|\r|\n/, 40).filter((line) => line.trim() !== "" && !line.startsWith("#TYPE"));
  const [first = "", second = ""] = lines;
  const isTable = /^\s*-{2,}(\s+-{2,})*\s*$/.test(second) && !/[,;\t^|~]/.test(first);
  if (isTable && /(\.\.\.|…)(\s|$)/.test(text)) throw truncatedOutput("The table");
  if (isTable) throw madeForReading("a table, as Format-Table prints it");
  const pairs = lines.filter((line) => /^\w[\w .()#-]{0,80}\s: ?/.test(line)).length;
  if (/^\w+\s+: /.test(first) || (pairs > 2 && pairs * 2 > lines.length))
    throw madeForReading("a list of names and values, as Format-List prints it");
}

function madeForReading(what: string): Refusal {
  const detail = `This is console output made for reading, not an export: ${what}. Its columns cannot be told apart safely.`;
  return new Refusal("format-table", detail, exportAgain);
}

export function truncatedOutput(what: string): Refusal {
  return new Refusal("truncated-output", `${what} is cut with "...", as the console does when the window is too narrow.`, exportAgain);
}

/**
 * The separator named by a `sep=` line, else what stands between the quoted names of the header, else the commonest of the usual
 * ones in it, else any other sign that divides it into names that are known; null in a file of one column.
 */
export function sniffSeparator(head: string): string | null {
  for (const line of leadingLines(head)) {
    const named = /^"?sep=(.)/i.exec(line)?.[1];
    if (named) return named;
    if (line.trim() === "" || /^"?#TYPE/i.test(line)) continue;
    return betweenQuotes(line.slice(0, 4_000)) ?? commonest(line) ?? dividing(line);
  }
  return null;
}

/** One and the same sign after every closing quote but the last. */
function betweenQuotes(line: string): string | null {
  const [first, ...others] = [...line.matchAll(/"(?:[^"]|"")*" *([^\p{L}\p{N}" ]) *(?=")/gu)].map(([, sign]) => sign);
  return first !== undefined && others.every((sign) => sign === first) ? first : null;
}

/** Lines of the text; a line break inside quotes does not end one. */
function* leadingLines(head: string): Generator<string> {
  let from = 0;
  let quoted = false;
  for (let at = 0; at < head.length; at++) {
    const character = head[at];
    if (character === '"') quoted = !quoted;
    if (quoted || (character !== "\n" && character !== "\r")) continue;
    yield head.slice(from, at);
    from = at + 1;
  }
  yield head.slice(from);
}

function commonest(line: string): string | null {
  const outsideQuotes = line.replace(/"[^"]*("|$)/g, "");
  let best: string | null = null;
  let most = 0;
  for (const separator of usual) {
    const count = outsideQuotes.split(separator).length - 1;
    if (count <= most) continue;
    best = separator;
    most = count;
  }
  return best;
}

/** A sign nobody would expect: it counts where most of what it divides are names of columns that are known. */
function dividing(line: string): string | null {
  const signs = new Set(line.match(/[^\p{L}\p{N}\s"'_.()[\]-]/gu) ?? []);
  return [...signs].find((sign) => sign.length === 1 && isKnownMostly(line.split(sign))) ?? null;
}

function isKnownMostly(cells: readonly string[]): boolean {
  return cells.filter((cell) => isKnownHeader(headerKey(cell))).length > cells.length / 2;
}
