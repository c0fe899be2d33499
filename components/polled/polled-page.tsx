"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { ExportCommand } from "@/components/imports/export-command";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { count } from "@/components/moments/numbers";
import { ButtonLink } from "@/components/ui/button";
import { ChoiceChip, FilterChip } from "@/components/ui/chip";
import { Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { SearchBox } from "@/components/ui/search-box";
import { polledCommands } from "@/lib/domain/export-command";
import { polledKindNames, polledKinds, polledTitles } from "@/lib/domain/polled/kinds";
import { polledStageNames, polledStages } from "@/lib/domain/polled/objects";
import { withinSentence } from "@/lib/domain/words/within";
import { type PolledFilter, polledKeys, polledQuery } from "@/lib/queries/polled";
import { PolledFigures } from "./figures";
import { PolledTable } from "./polled-table";
import { Pools } from "./pools";

const unfiltered = { stage: null, group: null, done: null, belowFloor: null };

/** What the address narrows the list to, as words that can be taken away. */
function narrowedBy({ group, done, belowFloor }: PolledFilter) {
  return [
    ...(group === null ? [] : [{ key: "group", name: "Polled by", value: group }]),
    ...(done === null ? [] : [{ key: "done", name: "Done", value: done ? "yes" : "no" }]),
    ...(belowFloor === null ? [] : [{ key: "belowFloor", name: "Agent too old", value: belowFloor ? "yes" : "no" }]),
  ];
}

/** Computers and devices without an agent of their own, by who polls them. */
export function PolledPage() {
  const migration = useMigration();
  const [filter, set] = useQueryStates(polledKeys, { history: "replace" });
  const { kind, stage, q, asOf } = filter;
  const narrowed = narrowedBy(filter);
  const asked = useDeferredValue(q);
  const read = useInfiniteQuery(polledQuery(migration.id, { ...filter, q: asked }));
  const told = read.data?.pages[0];
  const own = told?.kinds.find((one) => one.kind === kind);
  const untold = own?.told.filter(({ importId }) => importId === null) ?? [];
  const never = own !== undefined && own.total + own.gone === 0 && untold.length === own.told.length;
  return (
    <Page measure="table">
      <div className="flex min-h-7.5 flex-wrap items-center gap-2">
        <h1 className="flex-1 text-title phone:basis-full">Without an agent</h1>
        <AsOfPicker migration={migration} asOf={asOf} onChange={(at) => void set({ asOf: at })} />
      </div>
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="sr-only">Kind</legend>
        {polledKinds.map((one) => (
          <ChoiceChip
            key={one}
            chosen={kind === one}
            count={told && count(told.kinds.find((counts) => counts.kind === one)?.total ?? 0)}
            onClick={() => void set({ kind: one, ...unfiltered })}
          >
            {polledTitles[one]}
          </ChoiceChip>
        ))}
      </fieldset>
      {own && !never && <PolledFigures counts={own} migration={migration} filter={filter} />}
      {own && !never && (
        <div className="flex flex-wrap items-center gap-1.5">
          <ChoiceChip chosen={stage === null && !narrowed.length} count={count(own.total)} onClick={() => void set(unfiltered)}>
            All
          </ChoiceChip>
          {polledStages.map((one) => (
            <ChoiceChip key={one} chosen={stage === one} count={count(own[one])} onClick={() => void set({ stage: one })}>
              {polledStageNames[one]}
            </ChoiceChip>
          ))}
          {narrowed.map(({ key, name, value }) => (
            <FilterChip key={key} name={name} value={value} onRemove={() => void set({ [key]: null })} />
          ))}
          <SearchBox
            label="Find by name or address"
            placeholder="Name or address"
            value={q}
            onChange={(event) => void set({ q: event.target.value || null })}
            className="ml-auto w-52 phone:w-full"
          />
        </div>
      )}
      {never ? null : (
        <Rows of={read} title={polledTitles[kind]} none={`No ${polledKindNames[kind]} of that kind.`}>
          {(items) => <PolledTable items={items} kind={kind} migration={migration} />}
        </Rows>
      )}
      {untold.length > 0 && (
        <section aria-label={`Export ${polledKindNames[kind]}`} className="card flex flex-wrap items-end gap-3 p-3.5 print:hidden">
          <div className="min-w-0 flex-1 phone:basis-full">
            <p className="mb-2 text-ink2">
              {never
                ? `No export tells of ${withinSentence(polledKindNames[kind])} yet.`
                : `No export of ${untold.map(({ group }) => group).join(" and ")} tells of them yet.`}{" "}
              The collector brings them; by hand, run this on a management server of each management group.
            </p>
            <ExportCommand command={polledCommands[kind]} />
          </div>
          <ButtonLink href={`/m/${migration.id}/imports`}>Go to imports</ButtonLink>
        </section>
      )}
      {told && told.pools.length > 0 && <Pools pools={told.pools} migration={migration} />}
    </Page>
  );
}
