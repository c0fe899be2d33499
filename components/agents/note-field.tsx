"use client";

import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Keys } from "@/components/ui/keys";
import { SavedMeanwhile } from "@/components/ui/saved-meanwhile";
import { Failure } from "@/components/ui/states";
import type { Ahead } from "@/components/ui/typed-ahead";
import { useChange } from "@/components/ui/use-change";
import type { Agent } from "@/lib/contracts/agents";
import { type AgentEdit, editAgent } from "@/lib/queries/agents";
import { theirsIn } from "@/lib/queries/request";
import { useKeptDraft } from "./kept-draft";

type Props = { agent: Agent; migration: string; ahead: Ahead | null; onFocused: () => void };

/** The note stays in reach at the foot of the panel. Escape leaves it, Control and Enter saves. */
export function NoteField({ agent, migration, ahead, onFocused }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [edit, setEdit] = useKeptDraft<{ base: Agent; text: string }>(`${migration} ${agent.fqdn} note`);
  const save = useChange((said: AgentEdit) => editAgent(migration, said), { after: () => setEdit(null) });
  const base = edit?.base ?? agent;
  /* What was written before the field was there goes on at the end of the note. */
  const text = edit?.text ?? (agent.note ?? "") + (ahead?.text ?? "");
  const changed = text.trim() !== (base.note ?? "");
  const theirs = theirsIn<Agent>(save.error);
  const send = (on: Agent) => changed && save.mutate({ base: on, patch: { note: text.trim() || null } });
  /* The key N asks for it from the grid, perhaps before the panel is there. */
  const takeOver = useEffectEvent((wanted: Ahead) => {
    if (wanted.text !== "") setEdit({ base, text });
    if (wanted.send) send(base);
    /* A field that comes with words in it has its caret before them. */
    const box = field.current;
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
    onFocused();
  });
  useEffect(() => {
    if (ahead !== null) takeOver(ahead);
  }, [ahead]);
  const discard = () => {
    setEdit(null);
    save.reset();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(base);
    else if (event.key === "Escape") field.current?.closest<HTMLElement>("[tabindex='-1']")?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="sticky bottom-0 mt-auto flex flex-col gap-2 border-t border-line bg-surface px-4 py-3 print:hidden">
      {theirs && (
        <SavedMeanwhile what="this agent" onKeepMine={() => send({ ...base, revision: theirs.revision })} onKeepTheirs={discard}>
          Their note: {theirs.note ? `“${theirs.note}”` : "none"}.
        </SavedMeanwhile>
      )}
      {!theirs && <Failure of={save.error} />}
      <div className="relative">
        <TextArea
          ref={field}
          aria-label="Note"
          placeholder="Add a note…"
          maxLength={4000}
          rows={text.includes("\n") || text.length > 46 ? 3 : 1}
          className="min-h-8! resize-none! pr-8"
          value={text}
          onChange={(event) => setEdit({ base, text: event.target.value })}
          onKeyDown={press}
        />
        {text === "" && (
          <span className="pointer-events-none absolute top-1.75 right-2 phone:hidden">
            <Keys>N</Keys>
          </span>
        )}
      </div>
      {changed && !theirs && (
        <div className="flex items-center justify-end gap-2">
          <span className="mr-auto text-small text-ink2">Not saved, kept here</span>
          <Button size="small" onClick={discard}>
            Discard
          </Button>
          <Button size="small" look="primary" disabled={save.isPending} onClick={() => send(base)}>
            Save the note
          </Button>
        </div>
      )}
    </div>
  );
}
