import type { ComponentFacts } from "./component-facts";
import { namesIn } from "./lists";
import { sameServer } from "./server-names";

/**
 * Where an agent or a gateway turns to when its primary server fails, as its facts spell it; empty where they say that there
 * is none, null where no export tells. The primary itself is no failover.
 */
export function failoverOf({ failoverServers, primaryServer }: Pick<ComponentFacts, "failoverServers" | "primaryServer">): string[] | null {
  if (failoverServers === undefined) return null;
  return namesIn(failoverServers ?? "").filter((name) => !primaryServer || !sameServer(name, primaryServer));
}
