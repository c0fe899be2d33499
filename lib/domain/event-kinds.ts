import { count } from "./words/numbers";

/** What events are about, by the code that the log keeps. */
const kinds: Readonly<Record<string, string>> = {
  agent: "Agents",
  baseline: "Baselines",
  build: "Builds",
  component: "Servers and roles",
  drift: "Differences",
  file: "Refused files",
  gate: "Gates",
  import: "Imports",
  limit: "Limits",
  managementGroup: "Management groups",
  migration: "Migrations",
  person: "Accounts",
  plannedChange: "Planned changes",
  report: "Reports",
  "report schedule": "Sending of reports",
  task: "Tasks",
  template: "Checklist templates",
  token: "Tokens",
};

/** A kind of another version stands for itself. */
export const kindOfEvents = (kind: string): string => kinds[kind] ?? kind;

type Folded = { alike: number; summary: string; subject: { kind: string; name: string } };

/** The sentence of an event; of several alike their number stands where the one name stood, or behind the sentence. */
export function foldedSummary({ alike, summary, subject: { kind, name } }: Folded): string {
  if (alike === 1) return summary;
  if (!summary.startsWith(name)) return `${summary.replace(/\.$/, "")}, and ${count(alike - 1)} more.`;
  return `${count(alike)} ${kindOfEvents(kind).toLowerCase()}${summary.slice(name.length)}`;
}
