import { compareReleases, type Release } from "./releases";
import type { GroupRole } from "./stages";

/**
 * Pairs of releases that may run side by side with agents in both, as the vendor's documents list them. `disputed` pairs
 * are told differently by different editions. What is not here is not listed: a warning, never a block.
 */
type Pair = { source: Release; target: Release; listed: "yes" | "disputed"; where: string };

const pairs: readonly Pair[] = [
  { source: "2012 SP1", target: "2012 R2", listed: "yes", where: "System Center 2012 R2 upgrade documents" },
  { source: "2012 R2", target: "2016", listed: "yes", where: "Operations Manager upgrade overview, 2016 edition" },
  { source: "2012 R2", target: "1801", listed: "yes", where: "Operations Manager upgrade overview, 1801 edition" },
  { source: "2016", target: "1801", listed: "yes", where: "Operations Manager upgrade overview, 1801 edition" },
  {
    source: "2012 R2",
    target: "2019",
    listed: "disputed",
    where: "Operations Manager upgrade overview: its text speaks of 2019 beside 2012 R2, its 2019 table does not list the pair",
  },
  { source: "2016", target: "2019", listed: "yes", where: "System requirements for Operations Manager 2019" },
  { source: "1801", target: "2019", listed: "yes", where: "System requirements for Operations Manager 2019" },
  { source: "1807", target: "2019", listed: "yes", where: "System requirements for Operations Manager 2019" },
  {
    source: "2016",
    target: "2022",
    listed: "disputed",
    where: "System requirements for Operations Manager 2022: the 2021 edition lists the pair, the present one lists 2019 only",
  },
  { source: "2019", target: "2022", listed: "yes", where: "System requirements for Operations Manager 2022" },
  { source: "2022", target: "2025", listed: "yes", where: "System requirements for Operations Manager 2025" },
  { source: "2007 R2", target: "2012", listed: "disputed", where: "Reports of practitioners; no table of the vendor" },
];

const tables = "Microsoft's documents on Operations Manager releases that may run side by side, 2012 SP1 to 2025";

export type CompatibilityWarning = { code: "pair-not-listed" | "pair-disputed" | "target-older"; message: string; source: string };
type Group = { name: string; role: GroupRole; release: Release };

/** One warning per pair of an original and a new management group that the documents do not plainly list. */
export function compatibilityWarnings(groups: readonly Group[]): CompatibilityWarning[] {
  const sources = groups.filter((group) => group.role === "source");
  const targets = groups.filter((group) => group.role === "target");
  return sources.flatMap((source) => targets.flatMap((target) => warningOf(source, target) ?? []));
}

function warningOf(source: Group, target: Group): CompatibilityWarning | null {
  const order = compareReleases(target.release, source.release);
  // Groups of one release share their agents' release as well: nothing to warn of.
  if (order === 0) return null;
  const names = `${source.name} (${source.release}) beside ${target.name} (${target.release})`;
  if (order < 0) return { code: "target-older", message: `${names}: the new management group is older than the original.`, source: tables };
  const pair = pairs.find((known) => known.source === source.release && known.target === target.release);
  if (!pair)
    return { code: "pair-not-listed", message: `${names}: this pair of releases is not listed as supported side by side.`, source: tables };
  if (pair.listed === "disputed")
    return {
      code: "pair-disputed",
      message: `${names}: the documents disagree on whether this pair is supported side by side.`,
      source: pair.where,
    };
  return null;
}
