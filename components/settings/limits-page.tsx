"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { count } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Field, Input } from "@/components/ui/field";
import { Failure } from "@/components/ui/states";
import { toFirstWrong } from "@/components/ui/to-first-wrong";
import { useChange } from "@/components/ui/use-change";
import type { Limit } from "@/lib/contracts/settings";
import { limitsQuery, setLimit } from "@/lib/queries/settings";
import { cell, row, SettingsList } from "./settings-list";

const columns = [
  { name: "Limit" },
  { name: "Here", className: "text-right" },
  { name: "Standard", className: "text-right" },
  { name: "Actions" },
];

export function LimitsPage() {
  const limits = useQuery(limitsQuery);
  const sets = useMay()("settings.edit");
  return (
    <>
      <p className="text-ink2">
        Set your own where your servers carry less, or more. Servers are held against the first two, a new management group against the
        third. The last two are times, for flags. The others are for your planning.
      </p>
      <SettingsList of={limits} what="Limits" columns={columns}>
        {(items) => items.map((limit) => <LimitRow key={`${limit.name} ${limit.value}`} limit={limit} sets={sets} />)}
      </SettingsList>
    </>
  );
}

function LimitRow({ limit, sets }: { limit: Limit; sets: boolean }) {
  const [text, setText] = useState(String(limit.value));
  const save = useChange((value: number | null) => setLimit(limit.name, value), {
    says: ({ words, value }) => `${words}: ${count(value)}`,
  });
  const value = /^\d{1,7}$/.test(text.trim()) ? Number(text) : 0;
  const changed = value !== limit.value;
  return (
    <tr className={row}>
      <td className={classes(cell, "phone:basis-full")}>
        <span className="font-medium">{limit.words}</span>
        <span className="block text-small text-ink3">{limit.source}</span>
        <Failure of={save.error} />
      </td>
      <td className={classes(cell, "w-36")}>
        <form
          noValidate
          id={limit.name}
          onSubmit={(event) => {
            event.preventDefault();
            toFirstWrong(event);
            if (changed && value > 0) save.mutate(value);
          }}
        >
          <Field label={limit.words} hideLabel error={text.trim() === "" || value > 0 ? null : "A whole number above 0"}>
            <Input
              inputMode="numeric"
              value={text}
              disabled={!sets}
              onChange={(e) => setText(e.target.value)}
              className="text-right tabular-nums"
            />
          </Field>
        </form>
      </td>
      <td className={classes(cell, "w-28 text-right tabular-nums phone:w-auto")}>
        {count(limit.documented)}
        <span className="tablet:sr-only"> by default</span>
      </td>
      <td className={classes(cell, "w-44 text-right whitespace-nowrap phone:ml-auto phone:w-auto")}>
        {sets && changed && value > 0 && (
          <Button size="small" look="primary" type="submit" form={limit.name} disabled={save.isPending}>
            Save<span className="sr-only"> {limit.words}</span>
          </Button>
        )}
        {sets && !changed && limit.value !== limit.documented && (
          <Button size="small" disabled={save.isPending} onClick={() => save.mutate(null)}>
            Back to standard<span className="sr-only"> for {limit.words}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}
