import { accountEndpoints } from "./endpoints/account";
import { activityEndpoints } from "./endpoints/activity";
import { agentEndpoints } from "./endpoints/agents";
import { aliasEndpoints } from "./endpoints/aliases";
import { checklistTemplateEndpoints } from "./endpoints/checklist-templates";
import { componentEndpoints } from "./endpoints/components";
import { deploymentEndpoints } from "./endpoints/deployment";
import { driftEndpoints } from "./endpoints/drift";
import { frozenReportEndpoints } from "./endpoints/frozen-reports";
import { gateEndpoints } from "./endpoints/gates";
import { importEndpoints } from "./endpoints/imports";
import { migrationEndpoints } from "./endpoints/migrations";
import { noticeEndpoints } from "./endpoints/notices";
import { pendingEndpoints } from "./endpoints/pending";
import { peopleEndpoints } from "./endpoints/people";
import { portfolioEndpoints } from "./endpoints/portfolio";
import { progressEndpoints } from "./endpoints/progress";
import { reportLinkEndpoints } from "./endpoints/report-links";
import { reportScheduleEndpoints } from "./endpoints/report-schedules";
import { reportEndpoints } from "./endpoints/reports";
import { retirementEndpoints } from "./endpoints/retirement";
import { serverEndpoints } from "./endpoints/server";
import { settingsEndpoints } from "./endpoints/settings";
import { taskCommentEndpoints } from "./endpoints/task-comments";
import { taskEndpoints } from "./endpoints/tasks";

/** Every endpoint there is. Handlers, the role test and the OpenAPI document read this list. */
export const endpoints = {
  ...serverEndpoints,
  ...accountEndpoints,
  ...peopleEndpoints,
  ...settingsEndpoints,
  ...migrationEndpoints,
  ...importEndpoints,
  ...agentEndpoints,
  ...aliasEndpoints,
  ...componentEndpoints,
  ...deploymentEndpoints,
  ...pendingEndpoints,
  ...taskEndpoints,
  ...gateEndpoints,
  ...taskCommentEndpoints,
  ...checklistTemplateEndpoints,
  ...retirementEndpoints,
  ...driftEndpoints,
  ...noticeEndpoints,
  ...progressEndpoints,
  ...activityEndpoints,
  ...reportEndpoints,
  ...frozenReportEndpoints,
  ...reportLinkEndpoints,
  ...reportScheduleEndpoints,
  ...portfolioEndpoints,
};
