import { accountEndpoints } from "./account";
import { activityEndpoints } from "./activity";
import { agentChangeEndpoints } from "./agent-changes";
import { agentEndpoints } from "./agents";
import { aliasEndpoints } from "./aliases";
import { checklistTemplateEndpoints } from "./checklist-templates";
import { completionEndpoints } from "./completions";
import { componentEndpoints } from "./components";
import { deploymentEndpoints } from "./deployment";
import { driftEndpoints } from "./drift";
import { frozenReportEndpoints } from "./frozen-reports";
import { gateEndpoints } from "./gates";
import { importEndpoints } from "./imports";
import { migrationEndpoints } from "./migrations";
import { noticeEndpoints } from "./notices";
import { overviewEndpoints } from "./overview";
import { pendingEndpoints } from "./pending";
import { peopleEndpoints } from "./people";
import { portfolioEndpoints } from "./portfolio";
import { progressEndpoints } from "./progress";
import { remainingEndpoints } from "./remaining";
import { reportEndpoints } from "./report";
import { reportLinkEndpoints } from "./report-links";
import { reportScheduleEndpoints } from "./report-schedules";
import { retirementEndpoints } from "./retirement";
import { serverEndpoints } from "./server";
import { settingsEndpoints } from "./settings";
import { taskCommentEndpoints } from "./task-comments";
import { taskEndpoints } from "./tasks";

/** Every endpoint there is. Handlers, the role test and the OpenAPI document read this list. */
export const endpoints = {
  ...serverEndpoints,
  ...accountEndpoints,
  ...peopleEndpoints,
  ...settingsEndpoints,
  ...migrationEndpoints,
  ...importEndpoints,
  ...agentEndpoints,
  ...agentChangeEndpoints,
  ...aliasEndpoints,
  ...componentEndpoints,
  ...deploymentEndpoints,
  ...pendingEndpoints,
  ...taskEndpoints,
  ...completionEndpoints,
  ...gateEndpoints,
  ...taskCommentEndpoints,
  ...checklistTemplateEndpoints,
  ...retirementEndpoints,
  ...driftEndpoints,
  ...noticeEndpoints,
  ...progressEndpoints,
  ...remainingEndpoints,
  ...overviewEndpoints,
  ...activityEndpoints,
  ...reportEndpoints,
  ...frozenReportEndpoints,
  ...reportLinkEndpoints,
  ...reportScheduleEndpoints,
  ...portfolioEndpoints,
};
