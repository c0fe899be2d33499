import { grouped } from "../grouped";
import type { TaskComponent } from "./components";
import type { PhaseId } from "./phases";
import { placeOfAdded, places, template } from "./template";
import type { PerServer, TemplateTask } from "./template-task";

/** Servers that a migration has, observed or planned, by what tasks are made of them. */
export type Estate = Readonly<Record<PerServer, readonly string[]>>;

/** What people made of one task. `templateKey` is null for one that a lead added. */
export type KeptTask = {
  id: string;
  templateKey: string | null;
  subject: string | null;
  number: number | null;
  phase: PhaseId;
  component: TaskComponent;
  title: string | null;
  detail: string | null;
  position: number | null;
  archived: boolean | null;
  /** Ids of what comes before, where people say it (`ownNeeds`); else the template tells. */
  prerequisites: readonly string[];
  ownNeeds: boolean;
};

export type PlannedTask<K extends KeptTask = KeptTask> = {
  id: string;
  /** As people call it: DEP-12, or OWN-3 for an added one. */
  key: string;
  subject: string | null;
  phase: PhaseId;
  component: TaskComponent;
  title: string;
  detail: string;
  /** Place inside its component. */
  position: number;
  archived: boolean;
  /** Ids of listed tasks that come before. */
  prerequisites: readonly string[];
  template: TemplateTask | null;
  kept: K | null;
};

type IdOf = (templateKey: string, subject: string | null) => string;

/**
 * The tasks of a migration: the template as far as it applies, and what people made of it. What somebody touched stays, also
 * where it no longer applies. Nothing is stored until somebody says something: an id follows from key and subject.
 */
export function planTasks<K extends KeptTask>(estate: Estate, kept: readonly K[], idOf: IdOf): PlannedTask<K>[] {
  const byId = new Map(kept.map((one) => [one.id, one]));
  const anyGateway = estate.sourceGateways.length + estate.targetGateways.length > 0;
  const made = template.flatMap((task) => {
    const subjects = task.gatewaysOnly && !anyGateway ? [] : subjectsOf(task, estate);
    const touched = kept.filter(({ templateKey }) => templateKey === task.key).map(({ subject }) => subject);
    return [...new Set([...subjects, ...touched])].map((subject): PlannedTask<K> => {
      const id = idOf(task.key, subject);
      const { phase, component } = task;
      const shared = { id, key: task.key, subject, phase, component, template: task, prerequisites: [] };
      return withKept(
        {
          ...shared,
          title: task.title,
          detail: task.detail,
          position: places.get(task.key) ?? 0,
          archived: task.aside !== undefined,
          kept: null,
        },
        byId.get(id),
      );
    });
  });
  const added = kept.flatMap((one): PlannedTask<K>[] => {
    if (one.templateKey !== null) return [];
    const { id, subject, phase, component, number } = one;
    const shared = { id, key: `OWN-${number}`, subject, phase, component, prerequisites: [], template: null };
    return [withKept({ ...shared, title: "", detail: "", position: placeOfAdded(number ?? 0), archived: false, kept: null }, one)];
  });
  return withPrerequisites([...made, ...added]);
}

function withKept<K extends KeptTask>(task: PlannedTask<K>, kept: K | undefined): PlannedTask<K> {
  if (!kept) return task;
  const { title, detail, position, archived } = kept;
  return {
    ...task,
    kept,
    title: title ?? task.title,
    detail: detail ?? task.detail,
    position: position ?? task.position,
    archived: archived ?? task.archived,
  };
}

/** One task per server; where none is known, one for all of them, unless those servers may not exist at all. */
function subjectsOf({ per }: TemplateTask, estate: Estate): readonly (string | null)[] {
  if (!per) return [null];
  if (estate[per].length) return estate[per];
  return per === "sourceGateways" ? [] : [null];
}

/** A task of a server waits for the tasks of the same server; for all of them where that server has none. Archived ones hold nobody up. */
function withPrerequisites<K extends KeptTask>(tasks: readonly PlannedTask<K>[]): PlannedTask<K>[] {
  const listed = tasks.filter(({ archived }) => !archived);
  const present = new Set(listed.map(({ id }) => id));
  const byKey = grouped(listed, (task) => task.template?.key);
  const before = (key: string, subject: string | null) => {
    const all = byKey.get(key) ?? [];
    const own = all.filter((one) => subject !== null && one.subject === subject);
    return (own.length ? own : all).map(({ id }) => id);
  };
  return tasks.map((task) => ({
    ...task,
    prerequisites:
      task.template && !task.kept?.ownNeeds
        ? task.template.needs.flatMap((key) => before(key, task.subject))
        : (task.kept?.prerequisites ?? []).filter((id) => present.has(id)),
  }));
}
