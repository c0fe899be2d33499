"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMigration } from "@/components/frame/current-migration";
import { ExportCommand } from "@/components/imports/export-command";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { counted } from "@/components/moments/numbers";
import { ButtonLink } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/chip";
import { Page } from "@/components/ui/page";
import { Unanswered } from "@/components/ui/unanswered";
import { pendingCommand } from "@/lib/domain/export-command";
import type { PendingFor } from "@/lib/domain/pending";
import { type PendingFilter, pendingKeys, pendingQuery } from "@/lib/queries/pending";
import { GroupPending } from "./group-pending";

const waitsNames: Record<PendingFor, string> = { decision: "a decision", task: "a running task", repair: "a repair", unknown: "unknown" };

/** What the address narrows the list to, as words that can be taken away. */
function chipsOf({ group, waits, overtaken }: Omit<PendingFilter, "asOf">) {
  return [
    ...(group.length ? [{ key: "group", name: "Management group", value: group.join(" or ") }] : []),
    ...(waits.length ? [{ key: "waits", name: "Waits for", value: waits.map((one) => waitsNames[one]).join(" or ") }] : []),
    ...(overtaken === null ? [] : [{ key: "overtaken", name: "Overtaken", value: overtaken ? "only" : "left out" }]),
  ];
}

/** What waits in Pending Management of each management group, as its latest export shows it. */
export function PendingPage() {
  const migration = useMigration();
  const [filter, set] = useQueryStates(pendingKeys, { history: "replace" });
  const { asOf, ...narrowed } = filter;
  const chips = chipsOf(narrowed);
  const { data, error, refetch } = useQuery(pendingQuery(migration.id, filter));
  const untold = data?.groups.filter(({ importId }) => importId === null).length ?? 0;
  return (
    <Page measure="table">
      <div className="flex min-h-7.5 flex-wrap items-center gap-2">
        <h1 className="flex-1 text-title phone:basis-full">Pending Management</h1>
        <AsOfPicker migration={migration} asOf={asOf} onChange={(at) => void set({ asOf: at })} />
      </div>
      {chips.length > 0 && (
        <div className="flex flex-wrap items-center gap-1.5">
          {chips.map(({ key, name, value }) => (
            <FilterChip key={key} name={name} value={value} onRemove={() => void set({ [key]: null })} />
          ))}
          {data && <span className="text-small text-ink2">{counted(data.total, "action")}</span>}
        </div>
      )}
      <Unanswered of={{ data, error, refetch }} title="Pending Management could not be read" rows={4} />
      {data?.groups
        .filter(({ name }) => filter.group.length === 0 || filter.group.includes(name))
        .sort((a, b) => a.role.localeCompare(b.role))
        .map((group) => (
          <GroupPending
            key={group.name}
            group={group}
            items={data.items.filter((item) => item.group === group.name)}
            migration={migration}
            asOf={asOf}
          />
        ))}
      {data && untold > 0 && (
        <section aria-label="Export Pending Management" className="card flex flex-wrap items-end gap-3 p-3.5 print:hidden">
          <div className="min-w-0 flex-1 phone:basis-full">
            <p className="mb-2 text-ink2">
              Run this on a management server of {untold === 1 ? "the one" : "each"} that has none and import the file. Where nothing waits
              the file is empty, and that counts too.
            </p>
            <ExportCommand command={pendingCommand} />
          </div>
          <ButtonLink href={`/m/${migration.id}/imports`}>Go to imports</ButtonLink>
        </section>
      )}
    </Page>
  );
}
