"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { listedOf } from "@/components/agents/agent-cells";
import { ComputerName } from "@/components/agents/computer-name";
import { useMigration } from "@/components/frame/current-migration";
import { calendarDay, unknown } from "@/components/moments/moments";
import { counted, percent } from "@/components/moments/numbers";
import { RowsLink } from "@/components/overview/rows-link";
import { StageBadge } from "@/components/stages/stage-badge";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/states";
import { TableHead } from "@/components/ui/table-head";
import { Unanswered } from "@/components/ui/unanswered";
import { causes } from "@/lib/domain/remaining/causes";
import { inventoryHref } from "@/lib/queries/agent-links";
import { mostOwned, ownedAgentsQuery, ownerQuery, peopleListsHref } from "@/lib/queries/people-lists";

const heads = [
  { name: "Server" },
  { name: "Stage", width: "w-48" },
  { name: "What remains", width: "w-48 max-desk:hidden" },
  { name: "Service", width: "w-44 max-desk:hidden" },
  { name: "Change window", width: "w-40 max-desk:hidden" },
  { name: "Decommission", width: "w-32 max-desk:hidden" },
];

/** One owner's servers: how far they are, when they may be touched, when they go. It prints as it is. */
export function OwnerPage() {
  const migration = useMigration();
  const [owner] = useQueryState("owner", { defaultValue: "" });
  const read = useQuery(ownerQuery(migration.id, owner));
  const filter = { inScope: true, owner: [owner] };
  const agents = useQuery(ownedAgentsQuery(migration.id, owner));
  const own = read.data?.items[0];
  return (
    <Page measure="table">
      <div className="flex min-h-7.5 flex-wrap items-center gap-2">
        <h1 className="flex-1 text-title break-words">{own?.owner ?? owner}</h1>
        <ButtonLink href={inventoryHref(migration.id, filter)} size="small">
          Open in the inventory
        </ButtonLink>
      </div>
      <Unanswered of={read} title="This owner could not be read" rows={8} />
      {read.data && !own && (
        <div className="card">
          <EmptyState title="No agent in scope is theirs" action={<ButtonLink href={peopleListsHref(migration.id)}>All owners</ButtonLink>}>
            The name may have changed, or their servers are out of scope.
          </EmptyState>
        </div>
      )}
      {own && (
        <p className="text-ink2">
          <RowsLink href={inventoryHref(migration.id, { ...filter, done: true })} value={own.done} words="of" />{" "}
          <RowsLink href={inventoryHref(migration.id, filter)} value={own.agents} words={own.agents === 1 ? "agent" : "agents"} /> done,{" "}
          {percent(own.done, own.agents)} %.
          {own.notReporting > 0 && (
            <>
              {" "}
              <RowsLink
                href={inventoryHref(migration.id, { ...filter, notReporting: true })}
                value={own.notReporting}
                words="not reporting"
              />
              .
            </>
          )}
          {own.mails.length > 0 && ` ${own.mails.join(", ")}.`}
          {own.changeWindows.length > 0 &&
            ` Change ${own.changeWindows.length === 1 ? "window" : "windows"}: ${own.changeWindows.join(", ")}.`}
          {own.nextDecommission && ` Next to be decommissioned: ${calendarDay(own.nextDecommission)}.`}
        </p>
      )}
      {own && (
        <>
          <Unanswered of={agents} title="Their agents could not be read" rows={8} />
          {agents.data && (
            <section aria-label="Servers" className="card overflow-hidden">
              <table className="w-full table-fixed border-collapse phone:block">
                <TableHead columns={heads} />
                <tbody className="phone:block">
                  {agents.data.items.map((agent) => (
                    <tr
                      key={agent.fqdn}
                      className="border-b border-line align-middle last:border-0 phone:flex phone:flex-wrap phone:items-center phone:justify-between phone:gap-x-3 phone:px-3.5 phone:py-2.5"
                    >
                      <th scope="row" className="py-2 pr-3 pl-3.5 text-left font-normal phone:p-0">
                        <Link href={inventoryHref(migration.id, { ...filter, agent: agent.fqdn })} className="opens-rows break-all">
                          <ComputerName fqdn={agent.fqdn} />
                        </Link>
                      </th>
                      <td className="py-2 pr-3 phone:p-0">
                        <StageBadge stage={agent.stage} />
                      </td>
                      <td className="truncate py-2 pr-3 text-ink2 max-desk:hidden">{agent.cause ? causes[agent.cause].name : "Done"}</td>
                      {(["service", "changeWindow", "decommission"] as const).map((field) => (
                        <td
                          key={field}
                          className="truncate py-2 pr-3 text-ink2 max-desk:hidden"
                          title={listedOf(agent, field) ?? undefined}
                        >
                          {listedOf(agent, field) ?? unknown}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
              {agents.data.total > mostOwned && (
                <p className="border-t border-line p-3.5 text-small text-ink2">
                  {counted(agents.data.total - mostOwned, "more agent")}: the inventory shows all.
                </p>
              )}
            </section>
          )}
        </>
      )}
    </Page>
  );
}
