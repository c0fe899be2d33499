import type { Progress } from "@/lib/contracts/progress";
import { type AgentRows, rowsOfFlag } from "@/lib/domain/agent-rows";
import { inventoryHref } from "@/lib/queries/agent-links";
import { RowsLink } from "./rows-link";

type Props = { progress: Pick<Progress, "flags" | "notReporting">; migration: string; asOf: string | null };

/** What percent done does not tell, beside it: a zero is not said. */
export function BesideLine({ progress: { flags, notReporting }, migration, asOf }: Props) {
  const parts: [number, AgentRows, string][] = [
    [flags.newOnly ?? 0, rowsOfFlag("newOnly"), "in scope were never in an original"],
    [notReporting, { notReporting: true }, "across are not heard from"],
    [flags.notHeardAbout ?? 0, rowsOfFlag("notHeardAbout"), "have not been heard about lately"],
    [flags.lostMonitoring ?? 0, rowsOfFlag("lostMonitoring"), "went without a word"],
  ];
  const told = parts.filter(([value]) => value > 0);
  if (!told.length) return null;
  return (
    <p className="border-t border-line px-3.5 py-2 text-small text-ink2">
      The percentage does not tell:{" "}
      {told.map(([value, rows, words], i) => (
        <span key={words}>
          {i > 0 && " · "}
          <RowsLink href={inventoryHref(migration, { ...rows, asOf })} value={value} /> {words}
        </span>
      ))}
    </p>
  );
}
