"use client";

import { Download } from "lucide-react";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { count } from "@/components/moments/numbers";
import { Button, DownloadLink } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/chip";
import type { Agent } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import type { Progress } from "@/lib/contracts/progress";
import type { Stage } from "@/lib/domain/stages";
import type { AgentFilter } from "@/lib/queries/agent-links";
import { agentsCsvHref } from "@/lib/queries/agents";
import { AddFilter } from "./add-filter";
import { ColumnsMenu } from "./columns-menu";
import { FilterSearch } from "./filter-search";
import { type FilterWord, filterWords } from "./filter-words";
import type { GridView } from "./grid-columns";
import { StageTiles } from "./stage-tiles";

type Props = {
  migration: Migration;
  filter: AgentFilter;
  onChange: (part: Partial<AgentFilter>) => void;
  onClear: (words: readonly FilterWord[]) => void;
  progress: Progress | undefined;
  total: number | undefined;
  /** How many of them are excluded: stages count without them. */
  excluded: number;
  loaded: readonly Agent[];
  view: GridView;
  onView: (view: GridView) => void;
};

/** Stages, search, filters as words, the count, and what can be done with the list. */
export function InventoryBar({ migration, filter, onChange, onClear, progress, total, excluded, loaded, view, onView }: Props) {
  const words = filterWords(filter);
  const all = progress && progress.total + (progress.stages.gone ?? 0) + progress.excluded;
  const toggle = (stage: Stage) =>
    onChange({ stage: filter.stage.includes(stage) ? filter.stage.filter((one) => one !== stage) : [...filter.stage, stage] });
  return (
    <div className="flex flex-col gap-2 border-b border-line px-4 pt-3 pb-2.5 desk:px-5 phone:border-0 phone:pb-2 print:px-0">
      <StageTiles progress={progress} chosen={filter.stage} onToggle={toggle} />
      <div className="flex flex-wrap items-center gap-1.5">
        <FilterSearch key={filter.q} value={filter.q} onSearch={(q) => onChange({ q })} />
        {words
          .filter(({ key }) => key !== "q")
          .map(({ key, name, value }) => (
            <FilterChip key={key} name={name} value={value} onRemove={() => onClear(words.filter((word) => word.key === key))} />
          ))}
        <AddFilter filter={filter} onChange={onChange} migration={migration} loaded={loaded} />
        {words.length > 1 && (
          <Button look="quiet" size="small" onClick={() => onClear(words)}>
            Clear
          </Button>
        )}
        <span className="ml-auto flex items-center gap-1.5">
          <span role="status" className="mr-1.5 text-small whitespace-nowrap text-ink2">
            <b className="font-semibold text-ink tabular-nums">{count(total)}</b>
            {words.length > 0 && all !== undefined && ` of ${count(all)}`} {total === 1 && words.length === 0 ? "agent" : "agents"}
            {excluded > 0 && `, ${count(excluded)} excluded`}
          </span>
          <AsOfPicker migration={migration} asOf={filter.asOf} onChange={(asOf) => onChange({ asOf })} />
          <ColumnsMenu view={view} onChange={onView} />
          <DownloadLink size="small" icon={Download} href={agentsCsvHref(migration.id, filter)} download className="phone:hidden">
            CSV
          </DownloadLink>
        </span>
      </div>
    </div>
  );
}
