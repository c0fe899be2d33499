"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Keys } from "@/components/ui/keys";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Task } from "@/lib/contracts/tasks";
import { addComment } from "@/lib/queries/task-comments";

type Props = { task: Task; migration: string; wanted: boolean; onFocused: () => void };

/** Stays in reach at the foot of the panel. Control and Enter sends, Escape leaves it. */
export function CommentField({ task, migration, wanted, onFocused }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const send = useChange(() => addComment(migration, task.id, text.trim()), { after: () => setText("") });
  /* The key C asks for it from the list, perhaps before the panel is there. */
  useEffect(() => {
    if (!wanted) return;
    field.current?.focus();
    onFocused();
  }, [wanted, onFocused]);
  const ready = text.trim() !== "" && !send.isPending;
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (ready) send.mutate();
    } else if (event.key === "Escape") field.current?.closest<HTMLElement>("[tabindex='-1']")?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="sticky bottom-0 mt-auto flex flex-col gap-2 border-t border-line bg-surface px-4 py-3 print:hidden">
      <Failure of={send.error} />
      <div className="relative">
        <TextArea
          ref={field}
          aria-label={`Comment on ${task.key}`}
          placeholder={`Comment on ${task.key}…`}
          maxLength={4000}
          rows={text.includes("\n") || text.length > 46 ? 3 : 1}
          className="min-h-8! resize-none! pr-8"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
        />
        {text === "" && (
          <span className="pointer-events-none absolute top-1.75 right-2 phone:hidden">
            <Keys>C</Keys>
          </span>
        )}
      </div>
      {text.trim() !== "" && (
        <div className="flex justify-end">
          <Button size="small" look="primary" disabled={!ready} onClick={() => send.mutate()}>
            Comment
          </Button>
        </div>
      )}
    </div>
  );
}
