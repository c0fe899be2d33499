import { exportAgain, Refusal } from "./refusal";

export const separators = [",", ";", "\t", "^"] as const;
export type Separator = (typeof separators)[number];

/** Refuses text that is no delimited file: web pages, XML, JSON, and tables or lists made for reading on screen. */
export function refuseForeignText(head: string): void {
  const text = head.trimStart();
  if (/^<[?!a-z]/i.test(text) && /<(!doctype\s+html|html|head|body|table|script|title|div)\b/i.test(text)) {
    throw new Refusal("html", "This is a web page, not an export.", `Perhaps a sign-in page was saved instead of the file. ${exportAgain}`);
  }
  if (/^<[?!a-z]/i.test(text)) refuseXml(text);
  if (/^\{\s*("|\}|$)/.test(text) || /^\[\s*([{["\]]|$)/.test(text)) {
    throw new Refusal("unknown-kind", "This is JSON. Tandem reads CSV exports at present.", exportAgain);
  }
  refuseScreenOutput(text);
}

function refuseXml(text: string): never {
  if (/<!doctype/i.test(text)) {
    throw new Refusal("dtd", "This XML file declares a document type (DTD). Tandem does not read such files.", exportAgain);
  }
  throw new Refusal("unknown-kind", "This is XML, as Export-Clixml writes it. Tandem reads CSV exports at present.", exportAgain);
}

function refuseScreenOutput(text: string): void {
  const [first = "", second = ""] = text.split(/\r\n|\r|\n/, 40).filter((line) => line.trim() !== "" && !line.startsWith("#TYPE"));
  const isTable = /^\s*-{2,}(\s+-{2,})*\s*$/.test(second) && !/[,;\t^]/.test(first);
  if (isTable && /(\.\.\.|…)(\s|$)/.test(text)) throw truncatedOutput("The table");
  if (isTable || /^\w+\s+: /.test(first)) {
    throw new Refusal(
      "format-table",
      "This is console output made for reading, not an export: its columns cannot be told apart safely.",
      exportAgain,
    );
  }
}

export function truncatedOutput(what: string): Refusal {
  return new Refusal("truncated-output", `${what} is cut with "...", as the console does when the window is too narrow.`, exportAgain);
}

/** The separator named by a `sep=` line, else the commonest one in the header; null in a file of one column. */
export function sniffSeparator(head: string): Separator | null {
  for (const line of leadingLines(head)) {
    const named = /^"?sep=(.)/i.exec(line)?.[1];
    if (named) return separators.find((separator) => separator === named) ?? null;
    if (line.trim() === "" || /^"?#TYPE/i.test(line)) continue;
    return commonest(line);
  }
  return null;
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

function commonest(line: string): Separator | null {
  const outsideQuotes = line.replace(/"[^"]*("|$)/g, "");
  let best: Separator | null = null;
  let most = 0;
  for (const separator of separators) {
    const count = outsideQuotes.split(separator).length - 1;
    if (count <= most) continue;
    best = separator;
    most = count;
  }
  return best;
}
