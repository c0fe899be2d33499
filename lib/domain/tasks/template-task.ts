import type { CheckName } from "../checks/checks";
import type { TaskComponent } from "./components";
import type { PhaseId } from "./phases";

/** Servers of which each gets a task of its own. */
export type PerServer = "sourceManagementServers" | "sourceGateways" | "targetGateways";

/** Where a task comes from: a page of the vendor or a practitioner, or experience. `href` is a link, never fetched. */
export type TaskSource = { name: string; href: string | null };

export type TemplateTask = {
  /** Stable for ever: ids of tasks follow from it. */
  key: string;
  phase: PhaseId;
  component: TaskComponent;
  title: string;
  detail: string;
  /** Keys of what must be done before. */
  needs: readonly string[];
  source: TaskSource;
  /** What an export can prove of it. */
  check?: CheckName;
  per?: PerServer;
  /** Left out of a migration that has no gateway anywhere. */
  gatewaysOnly?: true;
  /** The key of the task that it stands behind where it is not its place in the list: what teams moved by hand stays where it is. */
  behind?: string;
  /** Archived until a lead wants it, and why. */
  aside?: string;
};

type Rest = Omit<TemplateTask, "key" | "phase" | "component" | "title" | "detail" | "needs">;

/** A builder of one phase's tasks, so that the list reads as a list. */
export const tasksOf =
  (phase: PhaseId) =>
  (key: string, component: TaskComponent, needs: readonly string[], title: string, detail: string, rest: Rest): TemplateTask => ({
    key,
    phase,
    component,
    needs,
    title,
    detail,
    ...rest,
  });

/** A page of the vendor's Operations Manager documents. */
export const scom = (page: string): TaskSource => ({
  name: `Operations Manager documents: ${page}`,
  href: `https://learn.microsoft.com/system-center/scom/${page}`,
});

export const holman = (path: string): TaskSource => ({ name: "Kevin Holman's blog", href: `https://kevinholman.com/${path}` });

/** A page of the vendor's support articles. */
export const support = (page: string): TaskSource => ({
  name: `Support articles: ${page}`,
  href: `https://learn.microsoft.com/troubleshoot/system-center/scom/${page}`,
});

export const managedInstance: TaskSource = {
  name: "Azure documents: move to Operations Manager Managed Instance",
  href: "https://learn.microsoft.com/azure/azure-monitor/scom-manage-instance/migrate-to-operations-manager-managed-instance",
};

export const practice: TaskSource = { name: "Practice of side-by-side migrations", href: null };
