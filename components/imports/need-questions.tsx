"use client";

import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { instantOf, zoneName } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { groupRoleNames, kinds } from "@/lib/domain/stages";
import { kindNames } from "./kind-names";

type Need = ImportRecord["needs"][number];
const titles: Record<Need, string> = {
  kind: "What is listed in this file",
  group: "Management group",
  capturedAt: "When was it exported",
  coverage: "What the file speaks for",
};

/** What the file does not tell itself, asked where it is shown. */
export function NeedQuestions({ record, busy, onAnswer }: { record: ImportRecord; busy: boolean; onAnswer: (said: ImportInput) => void }) {
  const migration = useMigration();
  const [said, setSaid] = useState<Partial<Record<Need, string>>>({});
  const answer = (need: Need) => ({
    value: said[need] ?? "",
    onChange: (e: { target: { value: string } }) => setSaid({ ...said, [need]: e.target.value }),
  });
  const control = (need: Need) => {
    if (need === "capturedAt") return <Input type="datetime-local" {...answer(need)} />;
    return (
      <Select {...answer(need)}>
        <option value="">Choose…</option>
        {need === "kind" &&
          kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindNames[kind]}
            </option>
          ))}
        {need === "group" &&
          migration.groups.map((group) => (
            <option key={group.id} value={group.name}>
              {group.name} ({groupRoleNames[group.role]})
            </option>
          ))}
        {need === "coverage" && (
          <>
            <option value="whole">The whole management group</option>
            <option value="part">A part of it</option>
          </>
        )}
      </Select>
    );
  };
  const ready = record.needs.every((need) => said[need]);
  const send = () => {
    const { capturedAt, coverage, ...rest } = said;
    onAnswer({
      ...rest,
      kind: kinds.find((kind) => kind === said.kind),
      coverage: coverage === "whole" || coverage === "part" ? coverage : undefined,
      capturedAt: capturedAt ? (instantOf(capturedAt, migration.timeZone) ?? undefined) : undefined,
    });
  };
  return (
    <form
      className="mt-3 flex flex-col gap-3 rounded-field border border-line bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {record.needs.map((need) => (
        <div key={need} className="flex items-start gap-2.5">
          <CircleHelp size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-warn-text" />
          <div className="min-w-0 flex-1">
            <p className="mb-1.5 max-w-prose text-ink2">{record.questions.find((question) => question.need === need)?.message}</p>
            <Field label={need === "capturedAt" ? `${titles[need]} (${zoneName(migration.timeZone)})` : titles[need]} className="max-w-80">
              {control(need)}
            </Field>
          </div>
        </div>
      ))}
      <div className="pl-6.5">
        <Button type="submit" look="primary" disabled={!ready || busy}>
          {busy ? "Planning" : "Answer and plan"}
        </Button>
      </div>
    </form>
  );
}
