"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { count } from "@/components/moments/numbers";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { AgentChangeRecord } from "@/lib/contracts/agent-changes";
import type { Migration } from "@/lib/contracts/migrations";
import type { ChosenAgents } from "@/lib/queries/agent-changes";
import { agentRowsQuery } from "@/lib/queries/agents";
import { BulkDialog } from "./bulk-dialog";
import { type BulkKind, bulkWords } from "./bulk-draft";

type Props = {
  migration: Migration;
  /** In a past moment nothing is planned; names can be copied. */
  asOf: string | null;
  keys: readonly number[];
  chosen: ChosenAgents;
  onClear: () => void;
  onDone: (kind: BulkKind, made: AgentChangeRecord) => void;
};

const names: [BulkKind, string][] = [
  ["owner", "Assign owner"],
  ["tags", "Tags"],
  ["method", "Set method"],
  ["alerts", "Alerts"],
];
const decisions: BulkKind[] = ["exclude", "include", "accept", "unaccept"];
/** Names travel with their rows; more of them are better taken as CSV. */
const mostNames = 5_000;
const item =
  "h-7 rounded-chip px-2 font-medium whitespace-nowrap hover:bg-on-accent/15 focus-visible:outline-on-accent disabled:opacity-50";

/** What can be done with the ticked rows; it floats above the foot of the grid. */
export function BulkBar({ migration, asOf, keys, chosen, onClear, onDone }: Props) {
  const client = useQueryClient();
  const toast = useToast();
  const may = useMay();
  const [asked, setAsked] = useState<BulkKind | null>(null);
  const plans = asOf === null && may("agents.edit", migration);
  const decides = asOf === null && may("agents.exclude", migration);
  const copy = async () => {
    const pages = [];
    for (let from = 0; from < keys.length; from += 500)
      pages.push(await client.fetchQuery(agentRowsQuery(migration.id, asOf, keys.slice(from, from + 500))));
    await navigator.clipboard?.writeText(pages.flatMap((page) => page.map(({ fqdn }) => fqdn)).join("\n"));
    toast("Names copied");
  };
  const line = <span aria-hidden className="h-4 w-px bg-on-accent/30" />;
  return (
    <>
      <section
        aria-label="Selected agents"
        className="absolute bottom-11.5 left-1/2 z-20 flex max-w-[calc(100%-24px)] -translate-x-1/2 items-center gap-1 overflow-x-auto rounded-field bg-accent py-1 pr-1 pl-3 text-on-accent shadow-overlay phone:hidden print:hidden"
      >
        <span className="mr-1 font-semibold whitespace-nowrap tabular-nums">{count(keys.length)} selected</span>
        {plans &&
          names.map(([kind, name]) => (
            <span key={kind} className="flex items-center gap-1">
              {line}
              <button type="button" className={item} onClick={() => setAsked(kind)}>
                {name}
              </button>
            </span>
          ))}
        {decides && (
          <>
            {line}
            <Menu
              side="top"
              trigger={
                <button type="button" className={item}>
                  Decide…
                </button>
              }
            >
              {decisions.map((kind) => (
                <MenuItem key={kind} onChoose={() => setAsked(kind)}>
                  {bulkWords[kind].title}…
                </MenuItem>
              ))}
            </Menu>
          </>
        )}
        {line}
        <button
          type="button"
          className={item}
          disabled={keys.length > mostNames}
          title={keys.length > mostNames ? `More than ${count(mostNames)} names: take the CSV` : undefined}
          onClick={copy}
        >
          Copy names
        </button>
        <button
          type="button"
          aria-label="Clear the selection"
          onClick={onClear}
          className="flex size-7 shrink-0 items-center justify-center rounded-chip hover:bg-on-accent/15 focus-visible:outline-on-accent"
        >
          <X size={14} aria-hidden />
        </button>
      </section>
      {asked && (
        <BulkDialog
          key={asked}
          migration={migration.id}
          kind={asked}
          chosen={chosen}
          onClose={() => setAsked(null)}
          onDone={(kind, made) => {
            setAsked(null);
            onDone(kind, made);
          }}
        />
      )}
    </>
  );
}
