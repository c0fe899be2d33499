import { Fragment, type ReactNode } from "react";
import type { Overview } from "@/lib/contracts/overview";
import { type AgentRows, rowsOfFlag } from "@/lib/domain/agent-rows";
import { alertsFromNames, alertsFroms } from "@/lib/domain/stages";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";
import { RowsLink } from "./rows-link";

type Props = { overview: Pick<Overview, "progress" | "alerts" | "polled">; migration: string; asOf: string | null };

/** What is rare, and from where alerts are answered, in one quiet line: a zero is not said. */
export function QuietLine({ overview: { progress, alerts, polled }, migration, asOf }: Props) {
  const { flags, stages, excluded } = progress;
  const { newOnly = 0, notHeardAbout = 0, lostMonitoring = 0 } = flags;
  const gone = stages.gone ?? 0;
  const rows = (value: number, of: AgentRows, words: string) => (
    <RowsLink href={inventoryHref(migration, { ...of, asOf })} value={value} words={words} className="phone:inline-block phone:leading-6" />
  );
  const answered = (of: Partial<AgentFilter>, value: number, from: string) => (
    <RowsLink
      href={inventoryHref(migration, { ...of, inScope: true, asOf })}
      value={value}
      name={`answered from ${from}`}
      className="phone:inline-block phone:leading-6"
    />
  );
  const sides: { name: string; value: number; rows: Partial<AgentFilter> }[] = [
    ...alertsFroms.map((from) => ({
      name: alertsFromNames[from].toLowerCase(),
      value: alerts?.[from] ?? 0,
      rows: { alertsFrom: [from] },
    })),
    { name: "nobody said of", value: alerts?.unknown ?? 0, rows: { unknown: ["alertsFrom" as const] } },
  ].filter(({ value }) => value > 0);
  const told: [string, number, ReactNode][] = [
    [
      "newOnly",
      newOnly,
      rows(newOnly, rowsOfFlag("newOnly"), newOnly === 1 ? "in scope was never in an original" : "in scope were never in an original"),
    ],
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
    ...polled.map(({ kind, name, total, done }): [string, number, ReactNode] => [
      kind,
      total,
      <RowsLink
        key={kind}
        href={`/m/${migration}/inventory/polled?kind=${kind}${asOf ? `&asOf=${encodeURIComponent(asOf)}` : ""}`}
        value={total}
        words={`${name}, ${done} of them across`}
      />,
    ]),
    [
      "alerts",
      sides.length,
      alerts && (
        <>
          Alerts answered from{" "}
          {sides.map(({ name, value, rows }, i) => (
            <Fragment key={name}>
              {i > 0 && ", "}
              {name} {answered(rows, value, name)}
            </Fragment>
          ))}
        </>
      ),
    ],
  ];
  const shown = told.filter(([, value]) => value > 0);
  if (!shown.length) return null;
  return (
    <p className="-mt-1 flex flex-wrap gap-x-5 px-0.5 text-small text-ink2 phone:order-last">
      {shown.map(([name, , words]) => (
        <span key={name}>{words}</span>
      ))}
    </p>
  );
}
