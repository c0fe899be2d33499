/** What a report of a part of the migration can be limited by, and what that is called. */
export const partNames = { group: "Management group", server: "Primary server", domain: "Domain", owner: "Owner", tag: "Tag" } as const;
export type PartKey = keyof typeof partNames;
export const partKeys = Object.keys(partNames) as PartKey[];

/** "Domain corp.test or dmz.test, owner Databases"; empty for the whole migration. */
export function partWords(part: Partial<Record<PartKey, readonly string[]>>): string {
  const said = partKeys.flatMap((key) => {
    const values = part[key] ?? [];
    return values.length === 0 ? [] : [`${partNames[key].toLowerCase()} ${values.join(" or ")}`];
  });
  const words = said.join(", ");
  return words && words[0]?.toUpperCase() + words.slice(1);
}
