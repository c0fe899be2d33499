import { isTold, type SectionName, type SectionTold, sectionNames } from "./sections";

/** An import of a run of the collector. `at`: ISO 8601 UTC. */
export type CollectionRef = { importId: string; importNumber: number; at: string };
export type Collection = CollectionRef & { sections: readonly SectionTold[] };

/** How a section ended the last time it was asked for. */
export const sectionStates = ["told", "failed", "absent"] as const;

/** A section as it stands: what was last told of it, by which import, and since when it fails. */
export type SectionNow = {
  section: SectionName;
  state: (typeof sectionStates)[number];
  /** Null where it never was told, or where the management group has no such class. */
  told: (CollectionRef & Pick<SectionTold, "rows" | "seconds" | "whole">) | null;
  /** `since`: the first of the collections, one after the other, in which it failed; `error`: of the last one. */
  failed: { since: string; times: number; error: string } | null;
};

/** `collections`: the newest first. Sections in the order in which they are asked. */
export function sectionsNow(collections: readonly Collection[]): SectionNow[] {
  return sectionNames.flatMap((section) => sectionNow(section, collections) ?? []);
}

/** Whether an older collection might still say more: something fails of which none of these tells. */
export const asksForOlder = (collections: readonly Collection[]): boolean =>
  sectionsNow(collections).some(({ state, told }) => state === "failed" && told === null);

function sectionNow(section: SectionName, collections: readonly Collection[]): SectionNow | null {
  const asked = collections.flatMap((of) => {
    const own = of.sections.find((one) => one.section === section);
    return own ? [{ of, own }] : [];
  });
  const [last] = asked;
  if (!last) return null;
  if (last.own.absent) return { section, state: "absent", told: null, failed: null };
  const at = asked.findIndex(({ own }) => isTold(own));
  const failures = asked.slice(0, at < 0 ? asked.length : at).filter(({ own }) => own.error !== null);
  const first = failures.at(-1);
  return {
    section,
    state: last.own.error === null ? "told" : "failed",
    told: toldBy(asked[at]),
    failed: last.own.error === null || !first ? null : { since: first.of.at, times: failures.length, error: last.own.error },
  };
}

function toldBy(one: { of: Collection; own: SectionTold } | undefined): SectionNow["told"] {
  if (!one) return null;
  const { importId, importNumber, at } = one.of;
  const { rows, seconds, whole } = one.own;
  return { importId, importNumber, at, rows, seconds, whole };
}
