import { accountEndpoints } from "./account";
import { activityEndpoints } from "./activity";
import { agentChangeEndpoints } from "./agent-changes";
import { agentEndpoints } from "./agents";
import { aliasEndpoints } from "./aliases";
import { checklistTemplateEndpoints } from "./checklist-templates";
import { collectedEndpoints } from "./collected";
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
import { peopleListEndpoints } from "./people-lists";
import { polledEndpoints } from "./polled";
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

/** The endpoints of each subject; what they answer stands under the same name in lib/server/api. */
export const subjects = {
  server: serverEndpoints,
  account: accountEndpoints,
  people: peopleEndpoints,
  settings: settingsEndpoints,
  migrations: migrationEndpoints,
  imports: importEndpoints,
  collected: collectedEndpoints,
  agents: agentEndpoints,
  "agent-changes": agentChangeEndpoints,
  aliases: aliasEndpoints,
  components: componentEndpoints,
  deployment: deploymentEndpoints,
  pending: pendingEndpoints,
  polled: polledEndpoints,
  "people-lists": peopleListEndpoints,
  tasks: taskEndpoints,
  completions: completionEndpoints,
  gates: gateEndpoints,
  "task-comments": taskCommentEndpoints,
  "checklist-templates": checklistTemplateEndpoints,
  retirement: retirementEndpoints,
  drift: driftEndpoints,
  notices: noticeEndpoints,
  progress: progressEndpoints,
  remaining: remainingEndpoints,
  overview: overviewEndpoints,
  activity: activityEndpoints,
  report: reportEndpoints,
  "frozen-reports": frozenReportEndpoints,
  "report-links": reportLinkEndpoints,
  "report-schedules": reportScheduleEndpoints,
  portfolio: portfolioEndpoints,
};

type All<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer A) => void ? A : never;

/** Every endpoint there is. The role test and the OpenAPI document read this list. */
export const endpoints: All<(typeof subjects)[keyof typeof subjects]> = Object.assign({}, ...Object.values(subjects));
