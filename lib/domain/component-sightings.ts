import type { ComponentFacts } from "./component-facts";
import type { ObservedKind } from "./components";

/** One row of an import of servers or management groups. `facts` is null where the row was rejected, yet names the component: it is still listed. */
export type ComponentSighting = {
  number: number;
  row: number;
  groupKey: number;
  kind: ObservedKind;
  name: string;
  /** No domain in the name: it means the one component of the group with this Id or first label, if there is one. */
  bare: boolean;
  facts: ComponentFacts | null;
};
