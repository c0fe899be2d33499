"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Options, Select } from "@/components/ui/field";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { dateOrders } from "@/lib/domain/stages";
import { ColumnChoices, mappingOf } from "./column-choices";
import { dateOrderNames } from "./import-words";

type Props = { record: ImportRecord; busy: boolean; onAnswer: (said: ImportInput) => void };

/** How else a planned file could be read: the order of its dates where they leave it open, and what its columns hold. */
export function ReadDifferently({ record, busy, onAnswer }: Props) {
  const open = record.issues.some(({ code }) => code === "ambiguous-dates");
  const [order, setOrder] = useState<string>(record.decoded.dateOrder ?? "");
  const [columns, setColumns] = useState(() => mappingOf(record));
  if (!record.headers.length) return null;
  const changed = JSON.stringify(columns) !== JSON.stringify(mappingOf(record));
  return (
    <section aria-label="Read differently" className="card px-3.5 py-3">
      {open && (
        <div className="flex flex-wrap items-end gap-3 pb-3">
          <Field label="Order of dates in this file" className="w-60">
            <Select value={order} onChange={(event) => setOrder(event.target.value)}>
              <option value="">Leave them as written</option>
              <Options of={dateOrders.filter((one) => one !== "YMD")} names={dateOrderNames} />
            </Select>
          </Field>
          <Button
            disabled={busy || order === "" || order === record.decoded.dateOrder}
            onClick={() => onAnswer({ dateOrder: dateOrders.find((one) => one === order) })}
          >
            Read the dates so
          </Button>
        </div>
      )}
      <details className="group">
        <summary className="cursor-pointer text-small font-[550] text-ink2">
          Columns: {record.headers.filter(({ field }) => field !== null).length} of {record.headers.length} read
        </summary>
        <p className="mt-2 mb-2 max-w-prose text-small text-ink2">
          Say what a column holds where Tandem does not know it. It is remembered for every file with the same headers.
        </p>
        <ColumnChoices headers={record.headers} kind={record.kind} columns={columns} onChange={setColumns} />
        <Button
          className="mt-3"
          disabled={busy || !changed || !Object.values(columns).includes("name")}
          onClick={() => onAnswer({ columns })}
        >
          {busy ? "Planning" : "Plan with these columns"}
        </Button>
      </details>
    </section>
  );
}
