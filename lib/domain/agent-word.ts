import type { AgentFacts } from "./agent-facts";
import { type Build, compareBuilds, type NamedBuilds, readBuild } from "./builds";
import type { Listing } from "./listings";
import { compareReleases } from "./releases";
import type { VersionWord } from "./version-words";
import { isInstant } from "./words/moments";

/** The word after an export of the group that lists the agent. */
export function nextWord(before: VersionWord | null, facts: AgentFacts, at: number, builds: NamedBuilds): VersionWord {
  const version = facts.version ?? null;
  if (before && before.version === version) return before;
  const release = readBuild(version, builds)?.release ?? null;
  const named = before?.named ?? null;
  const word = { named: release ?? named, version, at };
  const fallen = before?.fallen ?? null;
  if (release === null) return { ...word, fallen };
  if (fallen) {
    const regained = compareReleases(release, fallen.had) >= 0;
    const again = named !== null && compareReleases(release, named) < 0;
    return { ...word, fallen: regained ? null : again ? { ...fallen, at } : fallen };
  }
  return { ...word, fallen: named !== null && compareReleases(release, named) < 0 ? { had: named, at } : null };
}

/** The word of a group that lists the agent no more: what it named last is remembered, a fall is not. */
export const unlisted = (word: VersionWord): VersionWord => ({ ...word, version: null, fallen: null });

/**
 * There is one agent on a computer, and a group that says an older build is the late one: the highest build wins. Where a release went
 * down in a group's own word, that word is the newer one, and what others only repeat since before counts no more. A group only repeats
 * what it said before the fall, unless it touched its record of the agent as late as the group that fell did.
 */
export function installedBuild(listings: readonly Listing[], words: ReadonlyMap<number, VersionWord>, builds: NamedBuilds): Build | null {
  const falls = listings.flatMap(({ group, facts }) => {
    const fallen = words.get(group.key)?.fallen;
    return fallen ? [{ at: fallen.at, touched: touchedAt(facts) }] : [];
  });
  if (!falls.length) return highestBuild(listings, builds);
  const latest = Math.max(...falls.map(({ at }) => at));
  const touched = Math.max(...falls.map((one) => one.touched));
  const speaks = ({ group, facts }: Listing) => {
    const word = words.get(group.key);
    return word !== undefined && (word.fallen !== null || word.at >= latest || touchedAt(facts) >= touched);
  };
  return highestBuild(listings.filter(speaks), builds);
}

/** When the record of an agent was last modified; not a number where no export tells it as a time. Nothing compares with that. */
function touchedAt({ lastModified }: AgentFacts): number {
  return lastModified && isInstant(lastModified) ? Date.parse(lastModified) : Number.NaN;
}

function highestBuild(listings: readonly Listing[], builds: NamedBuilds): Build | null {
  return listings.reduce<Build | null>((best, listing) => {
    const build = readBuild(listing.facts.version, builds);
    return build && (best === null || compareBuilds(build, best) > 0) ? build : best;
  }, null);
}
