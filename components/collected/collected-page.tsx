"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { Page } from "@/components/ui/page";
import { Unanswered } from "@/components/ui/unanswered";
import type { CollectedAnswer } from "@/lib/contracts/collected";
import { collectedQuery } from "@/lib/queries/collected";
import { CollectorTokens } from "./collector-tokens";
import { GroupCard } from "./group-card";
import { HowToSchedule } from "./how-to-schedule";
import { Lateness } from "./lateness";

/** What the collector told of each management group, how old it is, and how it is made to come by itself. */
export function CollectedPage() {
  const migration = useMigration();
  const { data, error, refetch } = useQuery(collectedQuery(migration.id));
  return (
    <Page measure="table">
      <div className="flex min-h-7.5 flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <h1 className="text-title">Collected</h1>
        <p className="text-ink2">One file a management group, read-only. Tandem never connects to one; the collector posts to it.</p>
      </div>
      <Unanswered of={{ data, error, refetch }} title="What was collected could not be read" rows={12} />
      {data && <Groups told={data} />}
    </Page>
  );
}

function Groups({ told }: { told: CollectedAnswer }) {
  const [first] = told.groups.filter(({ retiredOn }) => retiredOn === null);
  const [chosen, setChosen] = useState(first?.id ?? "");
  const group = told.groups.find(({ id }) => id === chosen) ?? first;
  return (
    <div className="grid items-start gap-3 min-[1280px]:grid-cols-[minmax(0,1fr)_22.5rem]">
      <div className="grid gap-3 tablet:grid-cols-[repeat(auto-fit,minmax(24rem,1fr))]">
        {told.groups.map((one) => (
          <GroupCard key={one.id} group={one} told={told} />
        ))}
      </div>
      {group && (
        <aside className="grid items-start gap-3 tablet:grid-cols-2 min-[1280px]:grid-cols-1 print:hidden">
          <HowToSchedule told={told} group={group} onChoose={setChosen} />
          <div className="grid gap-3">
            <CollectorTokens group={group.name} />
            <Lateness told={told} />
          </div>
        </aside>
      )}
    </div>
  );
}
