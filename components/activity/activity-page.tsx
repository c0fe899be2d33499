"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useMigration } from "@/components/frame/current-migration";
import { day } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import { Button, DownloadLink } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field, Input, Select } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import type { ActivityEvent } from "@/lib/contracts/activity";
import { kindOfEvents } from "@/lib/domain/event-kinds";
import { activityChoicesQuery, activityCsvHref, activityQuery, anyActivity } from "@/lib/queries/activity";
import { EventRow } from "./event-row";
import { LargeChanges } from "./large-changes";

const word = parseAsString.withDefault("");
const keys = { actor: word, kind: word, subject: word, from: word, to: word };

export function ActivityPage() {
  const migration = useMigration();
  const [filter, setFilter] = useQueryStates(keys, { history: "replace", throttleMs: 300 });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(activityQuery(migration.id, filter));
  const { data: choices } = useQuery(activityChoicesQuery(migration.id));
  const first = data?.pages[0];
  const events = data?.pages.flatMap((page) => page.items);
  const field = (key: keyof typeof keys) => ({
    value: filter[key],
    onChange: (e: { target: { value: string } }) => void setFilter({ [key]: e.target.value || null }),
  });
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Page measure="reading">
      <div className="flex flex-wrap items-end gap-3">
        <div className="mr-auto">
          <h1 className="text-title">Activity</h1>
          <p className="text-small text-ink2">{first ? `${counted(first.total, "event")}, newest first` : "Newest first"}</p>
        </div>
        <DownloadLink size="small" href={activityCsvHref(migration.id, filter)} icon={Download} download>
          CSV
        </DownloadLink>
      </div>
      <search className="grid grid-cols-2 gap-3 tablet:grid-cols-5 print:hidden">
        <Field label="Person">
          <Select {...field("actor")}>
            <option value="">Everybody</option>
            {withPresent(choices?.people ?? [], filter.actor).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Kind">
          <Select {...field("kind")}>
            <option value="">Everything</option>
            {(choices?.kinds ?? [filter.kind].filter(Boolean)).map((kind) => (
              <option key={kind} value={kind}>
                {kindOfEvents(kind)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Subject">
          <Input type="search" placeholder="Computer, import…" {...field("subject")} />
        </Field>
        <Field label="From">
          <DateInput max={filter.to || undefined} {...field("from")} />
        </Field>
        <Field label="To, that day included">
          <DateInput min={filter.from || undefined} {...field("to")} />
        </Field>
      </search>
      <LargeChanges migration={migration} />
      <Unanswered of={{ data, error, refetch }} title="The activity could not be read" rows={10} />
      {events?.length === 0 && (
        <div className="card">
          <EmptyState
            title={filtered ? "Nothing matches these filters" : "Nothing happened yet"}
            action={filtered && <Button onClick={() => setFilter(anyActivity)}>Clear the filters</Button>}
          >
            {filtered ? undefined : "Imports, edits and decisions are listed here with who made them."}
          </EmptyState>
        </div>
      )}
      {events && events.length > 0 && (
        <div className="flex flex-col gap-4">
          {byDay(events, migration.timeZone).map(([title, list]) => (
            <section key={title} aria-label={title}>
              <h2 className="mb-1.5 text-small font-[550] text-ink2">{title}</h2>
              <ol className="card overflow-hidden">
                {list.map((event) => (
                  <EventRow key={event.id} event={event} filter={filter} migration={migration} />
                ))}
              </ol>
            </section>
          ))}
          {hasNextPage && (
            <Button className="self-center" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {isFetchingNextPage ? "Loading" : "Show older"}
            </Button>
          )}
        </div>
      )}
    </Page>
  );
}

/** What is chosen is among the choices, whether it is known by now or not. */
const withPresent = (people: { id: string; name: string }[], id: string) =>
  id === "" || people.some((one) => one.id === id) ? people : [...people, { id, name: id }];

/** Consecutive events of one day, in the order given. */
function byDay(events: readonly ActivityEvent[], timeZone: string): [string, ActivityEvent[]][] {
  const days = new Map<string, ActivityEvent[]>();
  for (const event of events) {
    const title = day(event.at, timeZone);
    days.set(title, [...(days.get(title) ?? []), event]);
  }
  return [...days];
}
