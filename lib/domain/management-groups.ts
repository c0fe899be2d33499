import type { Release } from "./releases";
import type { GroupRole } from "./stages";

/** A management group of the migration. `key` is its number inside the migration. */
export type ManagementGroup = { key: number; id: string; name: string; role: GroupRole; release: Release };

/** Management group names compare without case and surrounding blanks. */
export function groupKeyOf(name: string): string {
  return name.trim().toLowerCase();
}

/** The group of this name, if the migration has one. */
export function findGroup(groups: readonly ManagementGroup[], name: string): ManagementGroup | undefined {
  const key = groupKeyOf(name);
  return groups.find((g) => groupKeyOf(g.name) === key);
}

/** Names of the groups with these keys, in the migration's order. */
export function groupNames(groups: readonly ManagementGroup[], keys: readonly number[]): string[] {
  return groups.filter((g) => keys.includes(g.key)).map((g) => g.name);
}
