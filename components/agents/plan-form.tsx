"use client";

import { useState } from "react";
import { calendarDay, unknown } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field, Input, Options, Select } from "@/components/ui/field";
import { SavedMeanwhile } from "@/components/ui/saved-meanwhile";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Agent } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { alertsFromNames, alertsFroms, methodNames, methods } from "@/lib/domain/stages";
import { type AgentEdit, editAgent } from "@/lib/queries/agents";
import { theirsIn } from "@/lib/queries/request";
import { type PlanDraft, patchOf, planDraftOf } from "./plan-draft";

type Props = { agent: Agent; migration: Migration; readOnly: boolean };

function alertsWords({ alertsFrom, alertsSince }: Partial<Agent>): string {
  return alertsFrom ? `${alertsFromNames[alertsFrom]}${alertsSince ? ` since ${calendarDay(alertsSince)}` : ""}` : unknown;
}

/** What people say of an agent. No import ever overwrites it. */
export function PlanForm({ agent, migration, readOnly }: Props) {
  const [edit, setEdit] = useState<{ base: Agent; draft: PlanDraft } | null>(null);
  const save = useChange((said: AgentEdit) => editAgent(migration.id, said), { says: "Saved", after: () => setEdit(null) });
  const base = edit?.base ?? agent;
  const draft = edit?.draft ?? planDraftOf(agent);
  const patch = patchOf(planDraftOf(base), draft);
  const changed = Object.keys(patch).length > 0;
  const theirs = theirsIn<Agent>(save.error);
  const field = (key: keyof PlanDraft) => ({
    value: draft[key],
    onChange: (e: { target: { value: string } }) => setEdit({ base, draft: { ...draft, [key]: e.target.value } }),
  });
  const proposed = agent.method && !agent.methodSet ? `Proposed: ${methodNames[agent.method].toLowerCase()}` : "Not decided";
  if (readOnly)
    return (
      <section aria-label="Plan" className="grid grid-cols-[104px_1fr] gap-y-1.5">
        <span className="text-small text-ink3">Owner</span> <span>{agent.owner ?? unknown}</span>
        <span className="text-small text-ink3">Method</span> <span>{agent.method ? methodNames[agent.method] : unknown}</span>
        <span className="text-small text-ink3">Alerts from</span> <span>{alertsWords(agent)}</span>
        <span className="text-small text-ink3">Tags</span> <span>{agent.tags.join(", ") || unknown}</span>
        <span className="text-small text-ink3">Note</span> <span className="whitespace-pre-wrap">{agent.note ?? unknown}</span>
      </section>
    );
  const keepMine = () => {
    if (!theirs) return;
    const moved = { ...base, revision: theirs.revision };
    setEdit({ base: moved, draft });
    save.mutate({ base: moved, patch });
  };
  const discard = () => {
    setEdit(null);
    save.reset();
  };
  return (
    <section aria-label="Plan">
      <form
        className="flex flex-col gap-2.5"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ base, patch });
        }}
      >
        <div className="grid grid-cols-2 gap-2.5">
          <Field label="Owner">
            <Input maxLength={200} placeholder="Team or person" {...field("owner")} />
          </Field>
          <Field label="Method">
            <Select {...field("method")}>
              <option value="">{proposed}</option>
              <Options of={methods} names={methodNames} />
            </Select>
          </Field>
        </div>
        <div className="grid grid-cols-2 gap-2.5">
          <Field label="Alerts answered from">
            <Select
              value={draft.alertsFrom}
              onChange={(e) => setEdit({ base, draft: { ...draft, alertsFrom: e.target.value, alertsSince: "" } })}
            >
              <option value="">Nobody said</option>
              <Options of={alertsFroms} names={alertsFromNames} />
            </Select>
          </Field>
          <Field label="Since">
            <DateInput disabled={!draft.alertsFrom} {...field("alertsSince")} />
          </Field>
        </div>
        <Field label="Tags">
          <Input placeholder="Separated by commas" {...field("tags")} />
        </Field>
        {theirs && (
          <SavedMeanwhile what="this agent" onKeepMine={keepMine} onKeepTheirs={discard}>
            Theirs: owner {theirs.owner ?? unknown}, method {theirs.method ? methodNames[theirs.method] : unknown}, alerts from{" "}
            {alertsWords(theirs)}, tags {theirs.tags?.join(", ") || unknown}.
          </SavedMeanwhile>
        )}
        {!theirs && <Failure of={save.error} />}
        {changed && !theirs && (
          <div className="flex justify-end gap-2">
            <Button size="small" onClick={discard}>
              Discard
            </Button>
            <Button type="submit" size="small" look="primary" disabled={save.isPending}>
              Save
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}
