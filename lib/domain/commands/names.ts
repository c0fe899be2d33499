import type { Release } from "../releases";
import type { GroupRole } from "../stages";
import type { CommandGroup, CommandNames } from "./commands";

type Group = { name: string; role: GroupRole; release: Release };
type Server = { name: string; kind: string; group: string; role: GroupRole; listed: boolean | null; planned: boolean };

/**
 * What commands of a migration are filled with. With several management groups of a side, the one that `group` names or that has
 * the server that `subject` is; else the first. Of servers, those that stand come before those that are planned.
 */
export function commandNames(
  groups: readonly Group[],
  servers: readonly Server[],
  { subject = null, group = null }: { subject?: string | null; group?: string | null } = {},
): CommandNames | null {
  const home = group ?? servers.find(({ name }) => name === subject)?.group ?? null;
  const side = (role: GroupRole): CommandGroup | null => {
    const own = groups.filter((one) => one.role === role);
    const chosen = own.find(({ name }) => name === home) ?? own[0];
    if (!chosen) return null;
    const there = (kind: string) =>
      servers
        .filter((one) => one.group === chosen.name && one.kind === kind && (one.listed || (one.planned && one.listed === null)))
        .sort((a, b) => Number(b.listed ?? false) - Number(a.listed ?? false) || (a.name < b.name ? -1 : 1))
        .map(({ name }) => name);
    const [server = null, otherServer = null] = there("managementServer");
    return { name: chosen.name, release: chosen.release, server, otherServer, gateway: there("gateway")[0] ?? null };
  };
  const [source, target] = [side("source"), side("target")];
  return source && target && { source, target, subject };
}
