import { createLoader } from "nuqs/server";
import { agentFilterKeys } from "./agent-keys";
import { comparisonKeys } from "./comparison";
import { driftKeys } from "./drift";
import { pendingKeys } from "./pending";
import { peopleListKeys } from "./people-lists";
import { polledKeys } from "./polled";
import { remainingKeys } from "./remaining";
import { reportKeys } from "./reports";

/** What the address of a page says, read by the server before the page is drawn; in the browser nuqs reads it by the same keys. */
export const readAgentFilter = createLoader(agentFilterKeys);
export const readComparison = createLoader(comparisonKeys);
export const readDriftAddress = createLoader(driftKeys);
export const readPendingFilter = createLoader(pendingKeys);
export const readPolledFilter = createLoader(polledKeys);
export const readRemainingKeys = createLoader(remainingKeys);
export const readReportAddress = createLoader(reportKeys);
export const readPeopleLists = createLoader(peopleListKeys);
