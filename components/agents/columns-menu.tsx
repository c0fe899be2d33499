"use client";

import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceChip } from "@/components/ui/chip";
import { Popover } from "@/components/ui/popover";
import { agentWords } from "@/lib/domain/agent-field-words";
import { columnNames } from "./agent-cells";
import { type GridView, usualView } from "./grid-columns";

type Props = { view: GridView; onChange: (view: GridView) => void };

/** Which columns, and how close the rows stand. Remembered for this person in this browser. */
export function ColumnsMenu({ view, onChange }: Props) {
  return (
    <Popover
      label="Columns"
      align="end"
      trigger={
        <Button size="small" icon={Columns3} className="phone:hidden">
          Columns
        </Button>
      }
    >
      <div className="px-1.5">
        {columnNames.map((name) => (
          <Checkbox
            key={name}
            checked={view.columns.includes(name)}
            onChange={(on) => onChange({ ...view, columns: columnNames.filter((one) => (one === name ? on : view.columns.includes(one))) })}
          >
            {agentWords[name].column}
          </Checkbox>
        ))}
        <div className="my-2 h-px bg-line" />
        <div className="flex items-center gap-1.5">
          <span className="flex-1 text-ink2">Rows</span>
          <ChoiceChip chosen={view.density === "normal"} onClick={() => onChange({ ...view, density: "normal" })}>
            Normal
          </ChoiceChip>
          <ChoiceChip chosen={view.density === "compact"} onClick={() => onChange({ ...view, density: "compact" })}>
            Compact
          </ChoiceChip>
        </div>
        <div className="mt-2 flex justify-end">
          <Button look="quiet" size="small" onClick={() => onChange(usualView)}>
            As usual
          </Button>
        </div>
      </div>
    </Popover>
  );
}
