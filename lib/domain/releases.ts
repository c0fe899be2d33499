/** Releases of Operations Manager in catalogue order: later means newer. Builds: lib/domain/builds.ts. */
export const releases = ["2007 R2", "2012", "2012 SP1", "2012 R2", "2016", "1801", "1807", "2019", "2022", "2025"] as const;
export type Release = (typeof releases)[number];

/** Negative when `a` is older than `b`. */
export function compareReleases(a: Release, b: Release): number {
  return releases.indexOf(a) - releases.indexOf(b);
}

/** The oldest of `list`, or null of an empty list. */
export function lowestRelease(list: readonly Release[]): Release | null {
  return list.reduce<Release | null>((low, r) => (low === null || compareReleases(r, low) < 0 ? r : low), null);
}

/** The newest of `list`, or null of an empty list. */
export function highestRelease(list: readonly Release[]): Release | null {
  return list.reduce<Release | null>((top, r) => (top === null || compareReleases(r, top) > 0 ? r : top), null);
}
