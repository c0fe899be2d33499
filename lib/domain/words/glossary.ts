import { componentFlagCodes, componentFlagKinds } from "../component-flags";
import { causeCodes } from "../remaining/cause-codes";
import { causes } from "../remaining/causes";
import { flagCodes, flags, type Severity, type Stage, stageNames, stages } from "../stages";
import { checklistsMore, checklistsTerms } from "./checklists";
import type { Entry, More } from "./entry";
import { flagSays, flagSources, howToClear } from "./flags";
import { importsMore, importsTerms } from "./imports";
import { migrationMore, migrationTerms } from "./migration";
import { originalMore, originalTerms } from "./original";
import { overviewMore, overviewTerms } from "./overview";
import { phasesMore, phasesTerms } from "./phases";
import { reportMore, reportTerms } from "./report";
import { serverFlagSays, serversTerms } from "./servers";
import { stageMore, stageSays } from "./stages";
import { tiles, tilesMore } from "./tiles";

/** `id` is the anchor on the page. `clear` is how to clear a flag, or the next step of a cause. */
export type Explained = Entry & More & { id: string; clear?: string; stage?: Stage; severity?: Severity };
export type Subject = { id: string; title: string; entries: readonly Explained[] };

/** Everything that is explained, by subject, in reading order. */
export const glossary: readonly Subject[] = [
  subject("migration", "The two sides", termsOf("term", migrationTerms, migrationMore)),
  subject("phases", "Phases and agents", termsOf("term", phasesTerms, phasesMore)),
  subject(
    "stages",
    "Stages",
    stages.map((stage) => ({ id: `stage-${stage}`, name: stageNames[stage], says: stageSays[stage], stage, ...stageMore[stage] })),
  ),
  subject(
    "flags",
    "Flags of agents",
    flagCodes.map((code) => ({
      id: `flag-${code}`,
      name: flags[code].name,
      says: flagSays[code],
      severity: flags[code].severity,
      clear: howToClear[code],
      source: flagSources[code],
    })),
  ),
  subject(
    "causes",
    "What remains, by cause",
    causeCodes.map((code) => ({ id: `cause-${code}`, name: causes[code].name, says: causes[code].next })),
  ),
  subject("figures", "Figures and counts", termsOf("tile", tiles, tilesMore)),
  subject("imports", "Exports and imports", termsOf("term", importsTerms, importsMore)),
  subject("overview", "Overview and inventory", termsOf("term", overviewTerms, overviewMore)),
  subject("original", "Baseline and drift", termsOf("term", originalTerms, originalMore)),
  subject("checklists", "Checklist, gates and Retire", termsOf("term", checklistsTerms, checklistsMore)),
  subject("report", "Forecast and report", termsOf("term", reportTerms, reportMore)),
  subject("servers", "Servers", [
    ...termsOf("term", serversTerms, {}),
    ...componentFlagCodes.map((code) => ({
      id: `server-${code}`,
      name: componentFlagKinds[code].name,
      says: serverFlagSays[code],
      severity: componentFlagKinds[code].severity,
      clear: componentFlagKinds[code].clear,
    })),
  ]),
];

function subject(id: string, title: string, entries: readonly Explained[]): Subject {
  return { id, title, entries };
}

function termsOf<Code extends string>(
  kind: "term" | "tile",
  entries: Record<Code, Entry>,
  more: Partial<Record<NoInfer<Code>, More>>,
): Explained[] {
  const codes = Object.keys(entries) as Code[];
  return codes.map((code) => ({ id: `${kind}-${code}`, ...entries[code], ...more[code] }));
}
