import type { ComponentFacts } from "./component-facts";

/** One import's word about a name in a management group, in force until the next one's. Instants in ms; null: still. */
export type ServerSpan = { groupKey: number; number: number; from: number; to: number | null; facts: ComponentFacts };

/** Which servers are gateways, from when to when. */
export type Gateways = {
  /** Those that a name in facts may mean, in a management group; empty for a name that means no gateway. */
  spans: (groupKey: number, spelled: string | null | undefined) => readonly ServerSpan[];
};
export const noGateways: Gateways = { spans: () => [] };
