import { Fragment, type ReactNode } from "react";
import type { Progress } from "@/lib/contracts/progress";
import { type AgentRows, rowsOfFlag } from "@/lib/domain/agent-rows";
import { inventoryHref } from "@/lib/queries/agent-links";
import { RowsLink } from "./rows-link";

type Props = { progress: Pick<Progress, "flags" | "stages" | "excluded">; migration: string; asOf: string | null };

/** What the figures above do not tell, in one quiet line: a zero is not said. */
export function BesideLine({ progress: { flags, stages, excluded }, migration, asOf }: Props) {
  const { newOnly = 0, notHeardAbout = 0, lostMonitoring = 0 } = flags;
  const gone = stages.gone ?? 0;
  const rows = (value: number, of: AgentRows, words: string) => (
    <RowsLink href={inventoryHref(migration, { ...of, asOf })} value={value} words={words} />
  );
  const told: [string, number, ReactNode][] = [
    ["newOnly", newOnly, rows(newOnly, rowsOfFlag("newOnly"), "in scope were never in an original")],
    ["notHeardAbout", notHeardAbout, rows(notHeardAbout, rowsOfFlag("notHeardAbout"), "not heard about lately")],
    ["excluded", excluded, rows(excluded, { excluded: true }, "excluded")],
    [
      "gone",
      gone,
      <>
        {rows(gone, { stage: ["gone"], excluded: false }, "gone")}
        {lostMonitoring > 0 && <>, {rows(lostMonitoring, rowsOfFlag("lostMonitoring"), "of them without a word")}</>}
      </>,
    ],
  ];
  const shown = told.filter(([, value]) => value > 0);
  if (!shown.length) return null;
  return (
    <p className="border-t border-line px-3.5 py-2 text-small text-ink2">
      Besides:{" "}
      {shown.map(([name, , words], i) => (
        <Fragment key={name}>
          {i > 0 && " · "}
          {words}
        </Fragment>
      ))}
    </p>
  );
}
