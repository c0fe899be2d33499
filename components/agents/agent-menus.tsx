"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Bell, SquareTerminal, Tag, Users } from "lucide-react";
import { calendarDay, unknown } from "@/components/moments/moments";
import { DateInput } from "@/components/ui/date-input";
import { Field, Input, Options, Select } from "@/components/ui/field";
import { Menu, MenuItem } from "@/components/ui/menu";
import { SavedMeanwhile } from "@/components/ui/saved-meanwhile";
import { Failure } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import { useChange } from "@/components/ui/use-change";
import type { Agent, AgentDetail, AgentPatch } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { alertsFromNames, alertsFroms, methodNames, methods } from "@/lib/domain/stages";
import { type AgentEdit, agentQuery, editAgent } from "@/lib/queries/agents";
import { theirsIn } from "@/lib/queries/request";
import { AgentMenuMore } from "./agent-menu-more";
import { EditPopover, SayingButton } from "./edit-popover";
import { useKeptDraft } from "./kept-draft";
import { type PlanDraft, patchOf, planDraftOf, undoOf } from "./plan-draft";

/** What was typed of which fields, and over what. */
type Draft = { base: Agent; typed: Partial<PlanDraft> };
type Said = keyof PlanDraft;

/** What people say of an agent, each as a menu that saves at once and can be undone. No import ever overwrites it. */
export function AgentMenus({ agent, migration }: { agent: AgentDetail; migration: Migration }) {
  const toast = useToast();
  const client = useQueryClient();
  const [kept, keep] = useKeptDraft<Draft>(`${migration.id} ${agent.fqdn} plan`);
  const undo = useChange((said: AgentEdit) => editAgent(migration.id, said), { says: "Undone", failsInPassing: true });
  const save = useChange((said: AgentEdit) => editAgent(migration.id, said), {
    after: (saved, { base, patch }) => {
      keep(without(kept && { ...kept, base: saved }, fieldsIn(patch)));
      const back = () => {
        const latest = client.getQueryData<AgentDetail>(agentQuery(migration.id, agent.fqdn, null).queryKey);
        undo.mutate({ base: latest && isSaid(latest, saved, fieldsIn(patch)) ? latest : saved, patch: undoOf(base, patch) });
      };
      toast(`${savedNames(patch)} saved`, { action: { label: "Undo", onClick: back } });
    },
  });
  const draft = { ...planDraftOf(agent), ...kept?.typed };
  const theirs = theirsIn<Agent>(save.error);
  const asked = save.variables;
  const change = (typed: Partial<PlanDraft>) => keep({ base: kept?.base ?? agent, typed: { ...kept?.typed, ...typed } });
  /** Of these fields alone. What else changed meanwhile is no conflict; what they held when typing began is. */
  const send = (typed: Partial<PlanDraft>) => {
    const before = kept?.base ?? agent;
    const base = isSaid(agent, before, fieldsIn(typed)) ? agent : before;
    const patch = patchOf(planDraftOf(base), { ...planDraftOf(base), ...typed });
    if (Object.keys(patch).length > 0) save.mutate({ base, patch });
    else keep(without(kept, fieldsIn(typed)));
  };
  const editing = (...fields: Said[]) => {
    const typed = Object.fromEntries(fields.flatMap((one) => (kept?.typed[one] === undefined ? [] : [[one, kept.typed[one]]])));
    return {
      busy: save.isPending,
      unsaved: Object.keys(patchOf(planDraftOf(agent), { ...planDraftOf(agent), ...typed })).length > 0,
      onSave: () => send(typed),
      onDiscard: () => keep(without(kept, fields)),
    };
  };
  const field = (key: Said) => ({
    value: draft[key],
    onChange: (e: { target: { value: string } }) => change({ [key]: e.target.value }),
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-1.5">
        <EditPopover {...editing("owner")} icon={Users} name="Owner" says={agent.owner}>
          <Field label="Owner">
            <Input maxLength={200} placeholder="Team or person" autoFocus {...field("owner")} />
          </Field>
        </EditPopover>
        <Menu
          trigger={
            <SayingButton
              icon={SquareTerminal}
              name="Method"
              disabled={save.isPending}
              says={agent.method && methodNames[agent.method]}
              proposed={!agent.methodSet}
              title={agent.methodSet ? undefined : "Proposed by the way it was installed; nobody decided yet"}
            />
          }
        >
          {methods.map((one) => (
            <MenuItem key={one} checked={agent.methodSet && agent.method === one} onChoose={() => send({ method: one })}>
              {methodNames[one]}
            </MenuItem>
          ))}
          <MenuItem checked={!agent.methodSet} onChoose={() => send({ method: "" })}>
            Not decided
          </MenuItem>
        </Menu>
        <EditPopover
          {...editing("alertsFrom", "alertsSince")}
          icon={Bell}
          name="Alerts"
          named
          says={agent.alertsFrom && alertsFromNames[agent.alertsFrom].toLowerCase()}
        >
          <Field label="Alerts answered from">
            <Select value={draft.alertsFrom} onChange={(e) => change({ alertsFrom: e.target.value, alertsSince: "" })}>
              <option value="">Nobody said</option>
              <Options of={alertsFroms} names={alertsFromNames} />
            </Select>
          </Field>
          <Field label="Since">
            <DateInput disabled={!draft.alertsFrom} {...field("alertsSince")} />
          </Field>
        </EditPopover>
        <EditPopover {...editing("tags")} icon={Tag} name="Tags" named says={agent.tags.length > 0 ? String(agent.tags.length) : null}>
          <Field label="Tags" hint="Separated by commas">
            <Input autoFocus {...field("tags")} />
          </Field>
        </EditPopover>
        <AgentMenuMore agent={agent} migration={migration} />
      </div>
      {theirs && asked && (
        <SavedMeanwhile
          what="this agent"
          onKeepMine={() => save.mutate({ base: { ...asked.base, ...theirs }, patch: asked.patch })}
          onKeepTheirs={() => {
            keep(without(kept, fieldsIn(asked.patch)));
            save.reset();
          }}
        >
          Theirs: {saidWords(theirs)}.
        </SavedMeanwhile>
      )}
      {!theirs && <Failure of={save.error} />}
    </div>
  );
}

const fieldNames: readonly Said[] = ["owner", "method", "alertsFrom", "alertsSince", "tags"];
const fieldsIn = (said: object): Said[] => fieldNames.filter((one) => one in said);

/** Whether both say the same in these fields. */
const isSaid = (one: Agent, other: Agent, fields: readonly Said[]) =>
  fields.every((field) => planDraftOf(one)[field] === planDraftOf(other)[field]);

function without(kept: Draft | null, fields: readonly Said[]): Draft | null {
  const typed = Object.entries(kept?.typed ?? {}).filter(([field]) => !fields.some((one) => one === field));
  return kept && typed.length > 0 ? { ...kept, typed: Object.fromEntries(typed) } : null;
}

/** For whoever may not change it. */
export function AgentSaid({ agent }: { agent: Agent }) {
  return (
    <>
      <p className="mt-1.5 text-small text-ink2">Said of it: {saidWords(agent)}.</p>
      {agent.note && <p className="mt-1.5 text-small break-words whitespace-pre-wrap">{agent.note}</p>}
    </>
  );
}

const names: Record<keyof PlanDraft, string> = {
  owner: "Owner",
  method: "Method",
  alertsFrom: "Alerts",
  alertsSince: "Alerts",
  tags: "Tags",
};
const savedNames = (patch: AgentPatch) =>
  [...new Set(Object.entries(names).flatMap(([field, name]) => (field in patch ? [name] : [])))].join(", ");

function saidWords({ owner, method, alertsFrom, alertsSince, tags }: Partial<Agent>): string {
  const alerts = alertsFrom
    ? `${alertsFromNames[alertsFrom].toLowerCase()}${alertsSince ? ` since ${calendarDay(alertsSince)}` : ""}`
    : unknown;
  return `owner ${owner ?? unknown}, method ${method ? methodNames[method].toLowerCase() : unknown}, alerts from ${alerts}, tags ${tags?.join(", ") || unknown}`;
}
