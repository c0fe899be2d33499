import type { Release } from "../releases";

/**
 * The oldest agent of UNIX and Linux computers that came with a release: older ones are not supported by it. Source: MicrosoftDocs/SystemCenterDocs,
 * SystemCenterDocs/includes/release-build-versions-2016.md, -2019.md, -2022.md and -2025.md.
 */
const floors: Partial<Record<Release, string>> = { "2016": "1.6.2-336", "2019": "1.6.3-793", "2022": "1.6.9-0", "2025": "1.9.1-0" };

export const unixFloorOf = (release: Release): string | null => floors[release] ?? null;

/** Whether an agent, such as 1.7.1-0, is older than what a management group of the release supports; false where that is not known. */
export function isBelowFloor(version: string | null, release: Release): boolean {
  const floor = unixFloorOf(release);
  if (floor === null || version === null || !/^\d+\.\d+\.\d+(-\d+)?$/.test(version)) return false;
  const [own = [], least = []] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
  for (let at = 0; at < least.length; at++) {
    const difference = (own[at] ?? 0) - (least[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
