"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMigration } from "@/components/frame/current-migration";
import { count } from "@/components/moments/numbers";
import { ButtonLink } from "@/components/ui/button";
import { ChoiceChip } from "@/components/ui/chip";
import { Page } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import type { PeopleLists } from "@/lib/contracts/people-lists";
import { type ListPart, listParts, peopleListKeys, peopleListsQuery } from "@/lib/queries/people-lists";
import { Applied } from "./applied";
import { Conflicts } from "./conflicts";
import { Figures } from "./figures";
import { Owners } from "./owners";
import { Unclear, Unmonitored } from "./unmonitored";

const names: Record<ListPart, string> = {
  owners: "Owners",
  withoutAgent: "Without an agent",
  unclear: "Several agents",
  conflicts: "Lists disagree",
  lists: "Lists",
};
const countOf: Record<ListPart, (told: PeopleLists) => number | null> = {
  owners: () => null,
  withoutAgent: ({ withoutAgent }) => withoutAgent,
  unclear: ({ several }) => several,
  conflicts: ({ conflicts }) => conflicts,
  lists: ({ lists }) => lists.length,
};
const parts = { owners: Owners, withoutAgent: Unmonitored, unclear: Unclear, conflicts: Conflicts, lists: Applied };

/** What people's own lists say of servers: who answers for what, what is monitored by nobody, and where the lists disagree. */
export function ListsPage() {
  const migration = useMigration();
  const [{ show }, set] = useQueryStates(peopleListKeys, { history: "replace" });
  const { data, error, refetch } = useQuery(peopleListsQuery(migration.id));
  const Part = parts[show];
  const bring = (
    <ButtonLink href={`/m/${migration.id}/imports`} size="small">
      Bring a list
    </ButtonLink>
  );
  return (
    <Page measure="table">
      <div className="flex min-h-7.5 flex-wrap items-center gap-2">
        <h1 className="flex-1 text-title">Owners and lists</h1>
        {data && data.lists.length > 0 && bring}
      </div>
      <Unanswered of={{ data, error, refetch }} title="What people's lists say could not be read" rows={8} />
      {data && <Figures told={data} migration={migration} />}
      {data && data.lists.length === 0 && (
        <div className="card">
          <EmptyState title="No list of people's own was brought yet" action={bring}>
            Export the servers from your CMDB, from Active Directory or from the spreadsheet, with owner, service, environment, change
            window and decommission date, as CSV or workbook. Tandem fills what nobody typed and shows which servers nobody monitors.
          </EmptyState>
        </div>
      )}
      {data && (
        <fieldset className="flex flex-wrap gap-1.5 border-0 p-0 print:hidden">
          <legend className="sr-only">Shown below</legend>
          {listParts.map((part) => {
            const value = countOf[part](data);
            if ((part === "unclear" || part === "lists") && value === 0 && show !== part) return null;
            return (
              <ChoiceChip
                key={part}
                chosen={show === part}
                {...(value === null ? {} : { count: count(value) })}
                onClick={() => void set({ show: part })}
              >
                {names[part]}
              </ChoiceChip>
            );
          })}
        </fieldset>
      )}
      {data && <Part migration={migration} told={data} />}
    </Page>
  );
}
