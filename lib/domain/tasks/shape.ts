import type { TaskComponent } from "./components";
import type { PhaseId } from "./phases";
import type { KeptTask, PlannedTask } from "./plan";

/** What a team made of the checklist, by the keys of tasks: the shape that another migration can take over. */
export type Shape = {
  shaped: { key: string; title?: string; detail?: string; position?: number; archived?: boolean; needs?: string[] }[];
  added: {
    key: string;
    phase: PhaseId;
    component: TaskComponent;
    title: string;
    detail: string | null;
    position: number | null;
    needs: string[];
  }[];
};

/** The shape of a checklist. Of tasks that stand once per server, and of own tasks about one server, nothing is taken over. */
export function shapeOf(tasks: readonly PlannedTask[]): Shape {
  const general = tasks.filter(({ subject }) => subject === null);
  const keys = new Map(tasks.map(({ id, key }) => [id, key]));
  const needsOf = ({ prerequisites }: KeptTask) => [...new Set(prerequisites.flatMap((id) => keys.get(id) ?? []))];
  return {
    shaped: general.flatMap(({ key, kept, template }) => {
      if (!template || !kept || !isShaped(kept)) return [];
      const { title, detail, position, archived, ownNeeds } = kept;
      return [
        {
          key,
          ...(title === null ? {} : { title }),
          ...(detail === null ? {} : { detail }),
          ...(position === null ? {} : { position }),
          ...(archived === null ? {} : { archived }),
          ...(ownNeeds ? { needs: needsOf(kept) } : {}),
        },
      ];
    }),
    added: general.flatMap(({ key, phase, component, title, kept, template, archived }) =>
      template || !kept || archived
        ? []
        : [{ key, phase, component, title, detail: kept.detail, position: kept.position, needs: needsOf(kept) }],
    ),
  };
}

/** Whether a team words, orders, archives or chains a task of the template otherwise. */
export const isShaped = ({ title, detail, position, archived, ownNeeds }: KeptTask): boolean =>
  title !== null || detail !== null || position !== null || archived !== null || ownNeeds;

export type ShapeUse<K extends KeptTask> = {
  shape: { task: PlannedTask<K>; as: Shape["shaped"][number] }[];
  add: Shape["added"][number][];
  /** How many stay as the team has them. */
  kept: number;
};

/** What taking over a shape changes: nothing that the team shaped already, and no own task of a title that its phase has. */
export function planShape<K extends KeptTask>(shape: Shape, tasks: readonly PlannedTask<K>[]): ShapeUse<K> {
  const byKey = new Map(shape.shaped.map((one) => [one.key, one]));
  const meant = tasks.flatMap((task) => {
    const as = task.template ? byKey.get(task.key) : undefined;
    return as ? [{ task, as }] : [];
  });
  const free = meant.filter(({ task }) => !task.kept || !isShaped(task.kept));
  const titles = new Set(tasks.map(({ phase, title }) => `${phase} ${title.toLowerCase()}`));
  const add = shape.added.filter(({ phase, title }) => !titles.has(`${phase} ${title.toLowerCase()}`));
  return { shape: free, add, kept: meant.length - free.length + shape.added.length - add.length };
}
