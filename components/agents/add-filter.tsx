"use client";

import { ChevronLeft, ChevronRight, Plus } from "lucide-react";
import { useState } from "react";
import { ActionChip } from "@/components/ui/chip";
import { Popover } from "@/components/ui/popover";
import type { Agent } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { agentWords } from "@/lib/domain/agent-field-words";
import { type ManyField, manyFields, truthFields } from "@/lib/domain/agent-fields";
import type { AgentFilter } from "@/lib/queries/agent-links";
import { FilterValues } from "./filter-values";

type Props = { filter: AgentFilter; onChange: (part: Partial<AgentFilter>) => void; migration: Migration; loaded: readonly Agent[] };

const line = "flex min-h-8 w-full items-center gap-2 rounded-chip px-2 text-left hover:bg-hover phone:min-h-11";

/** First what to filter by, then the values. */
export function AddFilter({ filter, onChange, migration, loaded }: Props) {
  const [key, setKey] = useState<ManyField | null>(null);
  return (
    <Popover label="Add a filter" onOpenChange={(open) => !open && setKey(null)} trigger={<ActionChip icon={Plus}>Filter</ActionChip>}>
      {key ? (
        <>
          <button type="button" className={`${line} mb-1 font-semibold`} onClick={() => setKey(null)}>
            <ChevronLeft size={14} aria-hidden className="text-ink3" />
            {agentWords[key].name}
          </button>
          <FilterValues name={key} filter={filter} onChange={onChange} migration={migration} loaded={loaded} />
        </>
      ) : (
        <>
          {manyFields.map((one) => (
            <button key={one} type="button" className={line} onClick={() => setKey(one)}>
              <span className="flex-1">{agentWords[one].name}</span>
              {filter[one].length > 0 && <span className="text-small text-ink3">{filter[one].length}</span>}
              <ChevronRight size={14} aria-hidden className="text-ink3" />
            </button>
          ))}
          <div className="my-1 h-px bg-line" />
          {truthFields.map((one) => (
            <div key={one} className="flex min-h-8 items-center gap-1 px-2">
              <span className="flex-1">{agentWords[one].name}</span>
              {[null, true, false].map((value) => (
                <button
                  key={String(value)}
                  type="button"
                  aria-pressed={filter[one] === value}
                  aria-label={`${agentWords[one].name}: ${value === null ? "any" : value ? "yes" : "no"}`}
                  onClick={() => onChange({ [one]: value })}
                  className={`h-6 rounded-chip px-2 text-small phone:h-9 ${filter[one] === value ? "bg-accent text-on-accent" : "text-ink2 hover:bg-hover"}`}
                >
                  {value === null ? "Any" : value ? "Yes" : "No"}
                </button>
              ))}
            </div>
          ))}
        </>
      )}
    </Popover>
  );
}
