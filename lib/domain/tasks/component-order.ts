import { type ComponentKind, componentKinds } from "../components";
import { template } from "./template";

/** A component, what it waits for directly, and how many steps stand before it. */
export type OrderedComponent = { kind: ComponentKind; waitsFor: ComponentKind[]; step: number };

/**
 * Which component waits for which, as the Deploy tasks have it. Tasks are read in their order, so that what is done to a component
 * after others were built on it (its maintenance) does not turn the order around. What follows from other waits is left out.
 */
export function componentOrder(): OrderedComponent[] {
  const waits = new Map<ComponentKind, Set<ComponentKind>>(componentKinds.map((kind) => [kind, new Set()]));
  for (const { kind, before } of needsOfComponents()) if (!waitsOn(waits, before, kind)) waits.get(kind)?.add(before);
  return componentKinds.map((kind) => {
    const all = [...(waits.get(kind) ?? [])];
    return {
      kind,
      waitsFor: all.filter((one) => !all.some((other) => other !== one && waitsOn(waits, other, one))),
      step: stepOf(waits, kind),
    };
  });
}

function needsOfComponents(): { kind: ComponentKind; before: ComponentKind }[] {
  const deploy = template.filter(({ phase }) => phase === "deploy");
  const kindOf = (key: string) => componentKinds.find((kind) => kind === deploy.find((task) => task.key === key)?.component);
  return deploy.flatMap(({ key, needs }) => {
    const kind = kindOf(key);
    return needs.flatMap((need) => {
      const before = kindOf(need);
      return kind && before && before !== kind ? [{ kind, before }] : [];
    });
  });
}

type Waits = ReadonlyMap<ComponentKind, ReadonlySet<ComponentKind>>;

/** Whether one waits for the other, directly or through what it waits for. */
function waitsOn(waits: Waits, one: ComponentKind, other: ComponentKind): boolean {
  return [...(waits.get(one) ?? [])].some((before) => before === other || waitsOn(waits, before, other));
}

function stepOf(waits: Waits, kind: ComponentKind): number {
  return Math.max(-1, ...[...(waits.get(kind) ?? [])].map((before) => stepOf(waits, before))) + 1;
}
