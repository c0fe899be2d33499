import "server-only";
import type { Deployment } from "@/lib/contracts/deployment";
import { componentKinds } from "@/lib/domain/components";
import { deployState, neededKinds } from "@/lib/domain/deployment";
import { firewallOf } from "@/lib/domain/firewall/expand";
import { pool } from "@/lib/server/database/pool";
import { loadGroups } from "@/lib/server/estate/timeline";
import { keptComponents } from "@/lib/server/servers/kept";
import type { LoadedComponent } from "@/lib/server/servers/load";
import { agentsComing } from "./coming";
import { roomsOf } from "./rooms";

/** The new management groups as planned and as observed. */
export async function readDeployment(migrationId: string): Promise<Deployment> {
  const [{ components }, targets] = await Promise.all([keptComponents(migrationId), newGroups(migrationId)]);
  const placed = deployedIn(components);
  const coming = await agentsComing(migrationId, components);
  return {
    components: placed,
    notPlanned: targets.flatMap((group) =>
      neededKinds.filter((kind) => !placed.some((one) => one.group === group && one.kind === kind)).map((kind) => ({ group, kind })),
    ),
    rooms: roomsOf(targets, components, coming),
    firewall: firewallOf(targets, placed),
  };
}

/** What the firewall must let through. A computer that is missing is still meant to be there. */
export async function firewallOfMigration(migrationId: string): Promise<ReturnType<typeof firewallOf>> {
  const [{ components }, targets] = await Promise.all([keptComponents(migrationId), newGroups(migrationId)]);
  return firewallOf(targets, deployedIn(components));
}

async function newGroups(migrationId: string): Promise<string[]> {
  return (await loadGroups(pool(), migrationId)).filter(({ role }) => role === "target").map(({ name }) => name);
}

/** In the order of kinds, then by management group and name. What was taken out and never seen does not count. */
function deployedIn(components: readonly LoadedComponent[]): Deployment["components"] {
  const order = (one: Deployment["components"][number]) =>
    `${String(componentKinds.indexOf(one.kind)).padStart(2, "0")} ${one.group} ${one.name}`;
  return components
    .flatMap(({ shown }) => {
      const { id, kind, name, instance, group, version, release, rollup, health, agents, importId, importNumber, observedAt } = shown;
      const state = deployState({ planned: shown.planned, entered: shown.entered !== null, listed: shown.listed });
      if (shown.role !== "target" || state === null) return [];
      const { entered, revision } = shown;
      const said = { version, release, rollup, health, agents, importId, importNumber, observedAt, entered, revision };
      return [{ id, kind, name, instance, group, state, ...said }];
    })
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
