import { ago, daysBetween } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import type { Migration } from "@/lib/contracts/migrations";
import { isOld } from "@/lib/domain/old-facts";

type Group = Migration["groups"][number];

/** The oldest observation among `groups`; null as soon as one was never observed. A retired one is never old. */
export function oldestOf(groups: readonly Pick<Group, "observedAt" | "retiredOn">[]): string | null {
  let oldest: string | null = null;
  for (const { observedAt, retiredOn } of groups) {
    if (retiredOn !== null) continue;
    if (!observedAt) return null;
    if (!oldest || observedAt < oldest) oldest = observedAt;
  }
  return oldest;
}

/** `calm`: it is to be known, and nobody has to act. */
export type OldFacts = { title: string; words: string; calm?: true } | null;

/** The target date was a month ago or more: a migration that ended, or the sample. */
const isOver = ({ targetDate }: Pick<Migration, "targetDate">, now: string): boolean =>
  targetDate !== null && daysBetween(targetDate, now) > 30;

/** Older than 7 days, or the sides more than 24 h apart: the counts mix moments and the page says so. */
export function oldFacts(migration: Pick<Migration, "groups" | "targetDate">, now: string): OldFacts {
  const observed = migration.groups.filter(
    (group): group is Group & { observedAt: string } => group.observedAt !== null && group.retiredOn === null,
  );
  const [oldest, ...others] = [...observed].sort((a, b) => a.observedAt.localeCompare(b.observedAt));
  if (!oldest) return null;
  const old = isOld(oldest.observedAt, now);
  const newest = others.at(-1);
  const apart = newest ? Date.parse(newest.observedAt) - Date.parse(oldest.observedAt) : 0;
  if (old && isOver(migration, now) && apart <= 86_400_000)
    return {
      calm: true,
      title: `Everything here was observed ${ago(oldest.observedAt, now)}`,
      words: "The target date has passed and no newer export was imported. What is shown is as the exports left it.",
    };
  if (old && newest && apart <= 86_400_000)
    return {
      title: `Everything here was observed ${ago(oldest.observedAt, now)}`,
      words: "Import newer exports of all management groups, from the same day.",
    };
  if (old)
    return {
      title: `${oldest.name} was last observed ${ago(oldest.observedAt, now)}`,
      words: "Import a newer export of it to compare like with like.",
    };
  if (!newest || apart <= 86_400_000) return null;
  const hours = Math.floor(apart / 3_600_000);
  const between = hours < 72 ? `${hours} hours` : counted(Math.floor(hours / 24), "day");
  return {
    title: `${oldest.name} and ${newest.name} were observed ${between} apart`,
    words: "Counts that use both take the older one. Import both from the same day to compare like with like.",
  };
}
