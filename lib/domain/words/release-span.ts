/** "2012 SP1 → 2012 R2": each side's releases once, in the order they were entered. */
export function releaseSpan({ groups }: { groups: readonly { role: "source" | "target"; release: string }[] }): string {
  const side = (role: "source" | "target") =>
    [...new Set(groups.filter((group) => group.role === role).map((group) => group.release))].join(", ");
  return `${side("source")} → ${side("target")}`;
}
