"use client";

import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { instantOfLocal, zoneName } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { Field, Input, Options, Select } from "@/components/ui/field";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { readableKinds } from "@/lib/domain/components";
import { groupRoleNames, kinds } from "@/lib/domain/stages";
import { ColumnChoices, mappingOf } from "./column-choices";
import { kindNames } from "./kind-names";

/** What a file speaks for is chosen beside it: see coverage-choice.tsx. */
type Need = Exclude<ImportRecord["needs"][number], "coverage">;
const titles: Record<Need, string> = {
  sheet: "Which list",
  kind: "What is listed in this file",
  columns: "What its columns hold",
  group: "Management group",
  capturedAt: "When was it exported",
};

/** Kinds that can be read, those first that the evidence allows. */
function kindsToChoose({ questions }: ImportRecord) {
  const likely = questions.find(({ need }) => need === "kind")?.candidates ?? [];
  return [...readableKinds].sort((a, b) => Number(likely.includes(b)) - Number(likely.includes(a)));
}

/** What the file does not tell itself, asked where it is shown. */
export function NeedQuestions({ record, busy, onAnswer }: { record: ImportRecord; busy: boolean; onAnswer: (said: ImportInput) => void }) {
  const migration = useMigration();
  const [said, setSaid] = useState<Partial<Record<Exclude<Need, "columns">, string>>>({});
  const [columns, setColumns] = useState(() => mappingOf(record));
  const answer = (need: Exclude<Need, "columns">) => ({
    value: said[need] ?? "",
    onChange: (e: { target: { value: string } }) => setSaid({ ...said, [need]: e.target.value }),
  });
  const control = (need: Exclude<Need, "columns">) => {
    if (need === "capturedAt") return <Input type="datetime-local" {...answer(need)} />;
    return (
      <Select {...answer(need)}>
        <option value="">Choose…</option>
        {need === "sheet" &&
          record.questions
            .find((question) => question.need === need)
            ?.sheets?.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
        {need === "kind" && <Options of={kindsToChoose(record)} names={kindNames} />}
        {need === "group" &&
          migration.groups.map((group) => (
            <option key={group.id} value={group.name}>
              {group.name} ({groupRoleNames[group.role]})
            </option>
          ))}
      </Select>
    );
  };
  const kind = kinds.find((one) => one === said.kind) ?? record.kind;
  // People's lists are of no management group, and as of the day on which they are brought.
  const ofPeople = kind === "peopleList";
  const needs = record.needs
    .filter((need) => need !== "coverage")
    .filter((need) => !(ofPeople && (need === "group" || need === "capturedAt")));
  const ready = needs.every((need) => (need === "columns" ? Object.values(columns).includes("name") : said[need]));
  const send = () => {
    const { capturedAt, ...rest } = said;
    onAnswer({
      ...rest,
      kind: kinds.find((one) => one === said.kind),
      columns: record.needs.includes("columns") ? columns : undefined,
      capturedAt: capturedAt ? (instantOfLocal(capturedAt, migration.timeZone) ?? undefined) : undefined,
    });
  };
  const last = needs.at(-1);
  const button = (
    <Button type="submit" look="primary" disabled={!ready || busy}>
      {busy ? "Planning" : "Answer and plan"}
    </Button>
  );
  return (
    <form
      className="mt-3 flex flex-col gap-3 rounded-field border border-line bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {needs.map((need) => (
        <div key={need} className="flex items-start gap-2.5">
          <CircleHelp size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-warn-text" />
          <div className="min-w-0 flex-1">
            <p className="mb-1.5 max-w-[92ch] text-ink2">{record.questions.find((question) => question.need === need)?.message}</p>
            {need === "columns" ? (
              <ColumnChoices headers={record.headers} kind={kind} columns={columns} onChange={setColumns} />
            ) : (
              <div className="flex flex-wrap items-end gap-2">
                <Field
                  label={need === "capturedAt" ? `${titles[need]} (${zoneName(migration.timeZone)})` : titles[need]}
                  className="w-80 max-w-full"
                >
                  {control(need)}
                </Field>
                {need === last && button}
              </div>
            )}
          </div>
        </div>
      ))}
      {last === "columns" && <div className="pl-6.5">{button}</div>}
    </form>
  );
}
