import type { ReactNode } from "react";
import { calendarDay, dayAndTime, unknown } from "@/components/moments/moments";
import { StageBadge } from "@/components/stages/stage-badge";
import type { Agent } from "@/lib/contracts/agents";
import type { ColumnField } from "@/lib/domain/agent-fields";
import { firstLabel } from "@/lib/domain/agent-names";
import { dayIn, type ListFieldName } from "@/lib/domain/people-lists/fields";
import { causes } from "@/lib/domain/remaining/causes";
import { alertsFromNames, methodNames } from "@/lib/domain/stages";
import { explainsFlag, flagName, flagsInOrder, primaryOf, sinceWords } from "./agent-facts";
import { FlagIcon } from "./flag-icon";
import { GroupMarkers } from "./group-markers";

type Cell = { look: string; title?: string | null; content: ReactNode };
const none = <span className="text-ink3">{unknown}</span>;
const plain = "min-w-0 truncate text-ink2 phone:hidden";

type Column = { width: string; cell: (agent: Agent, timeZone: string) => Cell };
const column = (width: string, cell: Column["cell"]): Column => ({ width, cell });

/** What people's lists say of a field, as a row has it. */
export function listedOf({ listed: all }: Pick<Agent, "listed">, field: ListFieldName): string | null {
  const value = all.find((one) => one.field === field)?.value ?? null;
  return field === "decommission" && dayIn(value) ? calendarDay(value) : value;
}

const listed = (width: string, field: ListFieldName) =>
  column(width, (agent) => {
    const value = listedOf(agent, field);
    return { look: plain, title: value, content: value ?? none };
  });

/** How wide each column is, and what a row says in it, in the order of a row. On a phone only stage, version and markers are left, on two lines. */
export const agentCells: Record<ColumnField, Column> = {
  stage: column("minmax(128px,.95fr)", ({ stage, excluded }) => ({
    look: "flex min-w-0 items-center gap-1.5 phone:justify-self-end",
    content: (
      <>
        <StageBadge stage={stage} />
        {excluded && <span className="text-meta text-ink3">excluded</span>}
      </>
    ),
  })),
  version: column("minmax(164px,1.15fr)", ({ release, version, rollup }) => ({
    look: "min-w-0 truncate phone:order-3",
    title: version,
    content: (
      <>
        {release ?? (version ? <span className="text-warn-text">Unknown build</span> : none)}
        {rollup && ` ${rollup}`} {version && <span className="ml-1 font-mono text-meta text-ink3">{version}</span>}
      </>
    ),
  })),
  groups: column("84px", ({ groups }) => ({
    look: "flex phone:order-4 phone:justify-self-end",
    content: <GroupMarkers groups={groups} />,
  })),
  server: column("minmax(104px,.75fr)", (agent) => {
    const primary = primaryOf(agent);
    return { look: plain, title: primary, content: primary ? firstLabel(primary) : none };
  }),
  flags: column("64px", ({ flags }, timeZone) => {
    const sorted = flagsInOrder(flags);
    const words = sorted.map((flag) => `${flagName(flag.code)}, ${sinceWords(flag, timeZone)}`).join("; ");
    return {
      look: "flex items-center gap-1 phone:hidden",
      content: (
        <>
          {sorted.slice(0, 3).map((flag) => (
            <span key={flag.code} {...explainsFlag(flag.code, sinceWords(flag, timeZone))}>
              <FlagIcon severity={flag.severity} />
            </span>
          ))}
          {sorted.length > 3 && (
            <span className="text-meta text-ink3" title={words}>
              +{sorted.length - 3}
            </span>
          )}
          {words && <span className="sr-only">{words}</span>}
        </>
      ),
    };
  }),
  owner: column("minmax(84px,.7fr)", ({ owner }) => ({ look: plain, title: owner, content: owner ?? none })),
  method: column("minmax(96px,.6fr)", ({ method, methodSet }) => ({
    look: plain,
    title: method && !methodSet ? "Proposed from the exports" : undefined,
    content: method ? <span className={methodSet ? "" : "text-ink3"}>{methodNames[method]}</span> : none,
  })),
  domain: column("minmax(110px,.8fr)", ({ domain }) => ({ look: plain, title: domain, content: domain ?? none })),
  tags: column("minmax(96px,.8fr)", ({ tags }) => ({
    look: plain,
    title: tags.join(", "),
    content: tags.length > 0 ? tags.join(", ") : none,
  })),
  service: listed("minmax(110px,.8fr)", "service"),
  environment: listed("minmax(96px,.6fr)", "environment"),
  site: listed("minmax(96px,.6fr)", "site"),
  tier: listed("minmax(72px,.5fr)", "tier"),
  changeWindow: listed("minmax(120px,.8fr)", "changeWindow"),
  pair: listed("minmax(110px,.7fr)", "pair"),
  decommission: listed("minmax(112px,.6fr)", "decommission"),
  cause: column("minmax(132px,.9fr)", ({ cause }) => ({
    look: plain,
    title: cause && causes[cause].next,
    content: cause ? causes[cause].name : none,
  })),
  alertsFrom: column("minmax(112px,.6fr)", ({ alertsFrom, alertsSince }) => ({
    look: plain,
    title: alertsSince && `Since ${calendarDay(alertsSince)}`,
    content: alertsFrom ? (
      <>
        {alertsFromNames[alertsFrom]} {alertsSince && <span className="text-meta text-ink3">{calendarDay(alertsSince)}</span>}
      </>
    ) : (
      none
    ),
  })),
  lastHeard: column("minmax(118px,.6fr)", ({ lastHeard }, timeZone) => ({
    look: plain,
    title: lastHeard ? "The latest export in which a management group shows it as heard from" : "No export shows it as heard from",
    content: lastHeard ? dayAndTime(lastHeard, timeZone) : "Never",
  })),
};
export const columnNames = Object.keys(agentCells) as ColumnField[];
