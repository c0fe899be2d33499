import { deployRuleTasks } from "./deploy-rules";
import { deployServerTasks } from "./deploy-servers";
import { retainTasks } from "./retain";
import { retireTasks } from "./retire";
import type { TemplateTask } from "./template-task";
import { upgradeTasks } from "./upgrade";

/** What every migration starts with, in order. */
export const template: readonly TemplateTask[] = [
  ...retainTasks,
  ...deployServerTasks,
  ...deployRuleTasks,
  ...upgradeTasks,
  ...retireTasks,
];
