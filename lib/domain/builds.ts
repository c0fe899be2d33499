import { azureBuilds, buildCatalogue, buildSeries } from "./build-catalogue";
import { compareReleases, type Release, releases } from "./releases";

/** What a version text says. `release` is null for blank, unknown and Azure builds: all count as below target. */
export type Build = {
  text: string;
  /** The four numbers; null when the text is no build. */
  parts: readonly number[] | null;
  release: Release | null;
  family: "agent" | "server" | "both" | null;
  /** Not in the catalogue; the release, if any, follows from the series. */
  unknown: boolean;
  /** A stand-alone Azure agent, not an Operations Manager agent. */
  azure: boolean;
};

/** What people named: by the four numbers, the release of a build that the catalogue does not know. */
export type NamedBuilds = ReadonlyMap<string, Release>;
export const nothingNamed: NamedBuilds = new Map();

const known = new Map(buildCatalogue.map(([release, build, family]) => [build, { release, family }]));
const seen = new Map<string, Build>();

/** Reads a version such as "7.1.10184.0": the exact build first, then what people named, then its series. Three parts mean a fourth of 0. */
export function readBuild(version: string | null | undefined, named: NamedBuilds = nothingNamed): Build | null {
  const text = version?.trim();
  if (!text) return null;
  const build = seen.get(text) ?? resolve(text);
  if (seen.size < 5_000) seen.set(text, build);
  const release = build.unknown && build.parts ? named.get(build.parts.join(".")) : undefined;
  return release ? { ...build, release, unknown: false } : build;
}

function resolve(text: string): Build {
  const parts = /^\d{1,9}(\.\d{1,9}){2,3}$/.test(text) ? text.split(".").map(Number) : null;
  if (!parts) return { text, parts: null, release: null, family: null, unknown: true, azure: false };
  while (parts.length < 4) parts.push(0);
  const full = parts.join(".");
  const azure = full.startsWith("10.20.") || azureBuilds.some((b) => full.startsWith(`${b}.`));
  if (azure) return { text, parts, release: null, family: null, unknown: false, azure: true };
  const exact = known.get(full);
  if (exact) return { text, parts, ...exact, unknown: false, azure: false };
  const series = buildSeries.find(([match]) => match.test(full));
  return { text, parts, release: series?.[1] ?? null, family: series?.[2] ?? null, unknown: true, azure: false };
}

/**
 * Orders builds of one computer: by release in catalogue order, then number by number inside a family.
 * Server and agent numbers of one release say the same of an agent, so the agent's own number is preferred; a number
 * whose family is open counts as the agent's.
 */
export function compareBuilds(a: Build, b: Build): number {
  if (a.release !== b.release) {
    if (a.release === null) return -1;
    if (b.release === null) return 1;
    return compareReleases(a.release, b.release);
  }
  return rank(a) - rank(b) || compareParts(a.parts, b.parts);
}

function rank(build: Build): number {
  return build.family === "server" ? 0 : 1;
}

function compareParts(a: readonly number[] | null, b: readonly number[] | null): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  for (let i = 0; i < 4; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A text that sorts as the build compares: release, family, then each number padded. Unknown sorts first. */
export function buildSortKey(build: Build | null): string {
  if (!build?.parts) return "";
  const release = build.release === null ? "--" : String(releases.indexOf(build.release)).padStart(2, "0");
  return [release, rank(build), ...build.parts.map((n) => String(n).padStart(9, "0"))].join(".");
}

/** The update rollup that a patch list or a stated level proves for this release, such as "UR4"; null when they prove none. */
export function rollupOf(
  patchList: string | null | undefined,
  updateRollup: string | null | undefined,
  release: Release | null,
): string | null {
  if (!patchList && !updateRollup) return null;
  const stated = updateRollup?.trim() ?? "";
  const numbers = [patchList ?? "", stated].flatMap((text) => rollupsIn(text, release));
  if (/^\d{1,2}$/.test(stated)) numbers.push(Number(stated));
  return numbers.length ? `UR${Math.max(...numbers)}` : null;
}

const named = new RegExp(
  `\\b(${releases
    .toSorted((a, b) => b.length - a.length)
    .join("|")
    .replaceAll(" ", "\\s*")})\\b`,
  "i",
);

/** Numbers of the rollups in a text, entry by entry; an entry that names another release says nothing of this one. */
function rollupsIn(text: string, release: Release | null): number[] {
  const plain = (name: string) => name.toLowerCase().replace(/\s/g, "");
  return text.split(/[;,\n]/).flatMap((entry) => {
    const other = named.exec(entry)?.[1];
    if (other && release && plain(other) !== plain(release)) return [];
    return [...entry.matchAll(/(?:update rollup|\bUR)\s*(\d{1,2})\b/gi)].map((match) => Number(match[1]));
  });
}
