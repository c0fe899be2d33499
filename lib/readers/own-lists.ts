import { stageNames, stages } from "@/lib/domain/stages";
import { headerKey } from "./headers";

/**
 * The lists that Tandem writes, by columns that only they have together. Nothing of them may become a fact of a management group: what
 * Tandem worked out would come back as its own proof.
 */
export const ownAgents = "agents, as Tandem lists them";
const table = "a table of the status report";
const lists: readonly { what: string; of: readonly string[] }[] = [
  { what: ownAgents, of: ["FQDN", "Stage", "Stage reason"] },
  { what: ownAgents, of: ["FQDN", "Stage", "What remains"] },
  { what: "activity", of: ["at", "person", "verb", "subjectKind", "summary"] },
  { what: "differences from the baseline", of: ["Weight", "Subject", "Change", "Explained", "What is seen"] },
  { what: "firewall rules", of: ["From", "To", "Port", "Protocol", "When", "Why"] },
  { what: "the figures of the status report", of: ["Name", "Value", "What it is"] },
  { what: "the figures of the status report", of: ["Figure", "Value", "What it is"] },
  { what: table, of: ["In scope", "Done", "To do", "Percent done"] },
  { what: table, of: ["Stage", "Agents", "Share"] },
  { what: table, of: ["Phase", "Done", "Tasks", "Gate"] },
  { what: table, of: ["Phase", "What", "How it stood", "Signed by"] },
  { what: table, of: ["Day", "In scope", "Done", "Cut over"] },
  { what: table, of: ["Severity", "What", "What to do", "Count"] },
  { what: table, of: ["Change", "Agents"] },
  { what: table, of: ["Cause", "Agents", "Next step"] },
  { what: table, of: ["Severity", "Flag", "Agents", "How to clear it"] },
  { what: table, of: ["Weight", "What", "What is seen"] },
  { what: table, of: ["Name", "Side", "Release", "Agents", "Primary servers", "Observed"] },
  { what: table, of: ["Number", "Captured", "Management groups"] },
];

/**
 * Columns of the list of agents that no export has. In a spreadsheet columns are renamed, translated and removed: some of these are enough.
 */
const onlyOfAgents = [
  "Stage reason",
  "What remains",
  "Original health",
  "Original primary server",
  "New health",
  "New primary server",
  "Not reporting",
  "Cut-over accepted",
  "Alerts from",
  "Alerts since",
  "Flags since",
].map(headerKey);
const enoughOfAgents = 3;

/** What stands in the column Stage, as Tandem writes it. */
const stageWords: ReadonlySet<string> = new Set([...stages, ...Object.values(stageNames)].map((word) => word.toLowerCase()));

/** What a list is that Tandem wrote itself; null for every other file. `headers` as the file spells them, `rows` some of its rows. */
export function ownListOf(headers: readonly string[], rows: readonly (readonly string[])[] = []): string | null {
  const keys = headers.map(headerKey);
  const has = new Set(keys);
  const whole = lists.find(({ of }) => of.every((header) => has.has(headerKey(header))));
  if (whole) return whole.what;
  if (onlyOfAgents.filter((key) => has.has(key)).length >= enoughOfAgents) return ownAgents;
  const told = rows.flatMap((cells) => cells[keys.indexOf("stage")]?.trim().toLowerCase() || []);
  return told.length > 0 && told.every((word) => stageWords.has(word)) ? ownAgents : null;
}
