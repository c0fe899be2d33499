"use client";

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
import { type AgentEdit, editAgent } from "@/lib/queries/agents";
import { theirsIn } from "@/lib/queries/request";
import { AgentMenuMore } from "./agent-menu-more";
import { EditPopover, SayingButton } from "./edit-popover";
import { useKeptDraft } from "./kept-draft";
import { type PlanDraft, patchOf, planDraftOf, undoOf } from "./plan-draft";

type Draft = { base: Agent; draft: PlanDraft };

/** What people say of an agent, each as a menu that saves at once and can be undone. No import ever overwrites it. */
export function AgentMenus({ agent, migration }: { agent: AgentDetail; migration: Migration }) {
  const toast = useToast();
  const [kept, keep] = useKeptDraft<Draft>(`${migration.id} ${agent.fqdn} plan`);
  const save = useChange((said: AgentEdit) => editAgent(migration.id, said), {
    after: (saved, { base, patch }) => {
      keep(null);
      toast(`${savedNames(patch)} saved`, {
        action: { label: "Undo", onClick: () => save.mutate({ base: saved, patch: undoOf(base, patch) }) },
      });
    },
  });
  const base = kept?.base ?? agent;
  const draft = kept?.draft ?? planDraftOf(agent);
  const patch = patchOf(planDraftOf(base), draft);
  const theirs = theirsIn<Agent>(save.error);
  const change = (part: Partial<PlanDraft>) => keep({ base, draft: { ...draft, ...part } });
  const send = (on: Agent, wanted: PlanDraft) => {
    const said = patchOf(planDraftOf(on), wanted);
    if (Object.keys(said).length > 0) save.mutate({ base: on, patch: said });
  };
  const discard = () => {
    keep(null);
    save.reset();
  };
  const field = (key: keyof PlanDraft) => ({
    value: draft[key],
    onChange: (e: { target: { value: string } }) => change({ [key]: e.target.value }),
  });
  const editing = { busy: save.isPending, onSave: () => send(base, draft), onDiscard: discard };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-1.5">
        <EditPopover {...editing} icon={Users} name="Owner" says={agent.owner} unsaved={"owner" in patch}>
          <Field label="Owner">
            <Input maxLength={200} placeholder="Team or person" autoFocus {...field("owner")} />
          </Field>
        </EditPopover>
        <Menu
          trigger={
            <SayingButton
              icon={SquareTerminal}
              name="Method"
              says={agent.method && methodNames[agent.method]}
              proposed={!agent.methodSet}
              title={agent.methodSet ? undefined : "Proposed by the way it was installed; nobody decided yet"}
            />
          }
        >
          {methods.map((one) => (
            <MenuItem
              key={one}
              checked={agent.methodSet && agent.method === one}
              onChoose={() => send(agent, { ...planDraftOf(agent), method: one })}
            >
              {methodNames[one]}
            </MenuItem>
          ))}
          <MenuItem checked={!agent.methodSet} onChoose={() => send(agent, { ...planDraftOf(agent), method: "" })}>
            Not decided
          </MenuItem>
        </Menu>
        <EditPopover
          {...editing}
          icon={Bell}
          name="Alerts"
          named
          says={agent.alertsFrom && alertsFromNames[agent.alertsFrom].toLowerCase()}
          unsaved={"alertsFrom" in patch || "alertsSince" in patch}
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
        <EditPopover
          {...editing}
          icon={Tag}
          name="Tags"
          named
          says={agent.tags.length > 0 ? String(agent.tags.length) : null}
          unsaved={"tags" in patch}
        >
          <Field label="Tags" hint="Separated by commas">
            <Input autoFocus {...field("tags")} />
          </Field>
        </EditPopover>
        <AgentMenuMore agent={agent} migration={migration} />
      </div>
      {theirs && (
        <SavedMeanwhile what="this agent" onKeepMine={() => send({ ...base, revision: theirs.revision }, draft)} onKeepTheirs={discard}>
          Theirs: {saidWords(theirs)}.
        </SavedMeanwhile>
      )}
      {!theirs && <Failure of={save.error} />}
    </div>
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

/** For whoever may not change it. */
export function AgentSaid({ agent }: { agent: Agent }) {
  return <p className="text-small text-ink2">{saidWords(agent)}</p>;
}

function saidWords({ owner, method, alertsFrom, alertsSince, tags }: Partial<Agent>): string {
  const alerts = alertsFrom
    ? `${alertsFromNames[alertsFrom].toLowerCase()}${alertsSince ? ` since ${calendarDay(alertsSince)}` : ""}`
    : unknown;
  return `owner ${owner ?? unknown}, method ${method ? methodNames[method].toLowerCase() : unknown}, alerts from ${alerts}, tags ${tags?.join(", ") || unknown}`;
}
