import type { Release } from "./releases";
import type { GroupRole } from "./stages";

/** A management group of the migration. `key` is its number inside the migration; `retiredAt` (ms) since when nobody is in it. */
export type ManagementGroup = { key: number; id: string; name: string; role: GroupRole; release: Release; retiredAt?: number };

/** From the day on which it was retired nobody is in a management group, whatever was or is exported of it. */
export const isRetired = ({ retiredAt }: Pick<ManagementGroup, "retiredAt">, at: number): boolean =>
  retiredAt !== undefined && retiredAt <= at;

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
