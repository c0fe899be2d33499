import { checklistsTerms } from "./checklists";
import { importsTerms } from "./imports";
import { migrationTerms } from "./migration";
import { originalTerms } from "./original";
import { overviewTerms } from "./overview";
import { phasesTerms } from "./phases";
import { reportTerms } from "./report";
import { serversTerms } from "./servers";

/** The words of the field and of Tandem that are no stage, flag or figure: one file per subject. */
export const terms = {
  ...migrationTerms,
  ...phasesTerms,
  ...importsTerms,
  ...overviewTerms,
  ...originalTerms,
  ...checklistsTerms,
  ...reportTerms,
  ...serversTerms,
};
export type Named = keyof typeof terms;
