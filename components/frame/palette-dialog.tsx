"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import { migrationQuery, migrationsQuery } from "@/lib/queries/migrations";
import { useActor } from "./actor";
import { usePaletteComputers } from "./palette-computers";
import { fixedItems, matching, type PaletteItem } from "./palette-items";
import { PaletteList } from "./palette-list";

type Props = { migration: string | null; open: boolean; onOpenChange: (open: boolean) => void };

export function PaletteDialog({ migration, open, onOpenChange }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fade fixed inset-0 z-40 bg-[rgb(10_11_18/0.32)]" />
        <Dialog.Popup className="fade fixed top-[min(12vh,96px)] left-1/2 z-50 flex max-h-[min(480px,calc(100dvh-min(12vh,96px)-16px))] w-[min(560px,calc(100vw-32px))] -translate-x-1/2 flex-col overflow-hidden rounded-card border border-line bg-raised shadow-overlay">
          <Dialog.Title className="sr-only">Go to</Dialog.Title>
          <Choices migration={migration} onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Drawn only while open, so that it begins empty each time. */
function Choices({ migration, onDone }: { migration: string | null; onDone: () => void }) {
  const router = useRouter();
  const actor = useActor();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { data: here } = useQuery({ ...migrationQuery(migration ?? ""), enabled: migration !== null });
  const { data: all } = useQuery(migrationsQuery);
  const computers = usePaletteComputers(migration, useDeferredValue(text));
  const fixed = fixedItems({ actor, base: migration && `/m/${migration}`, migration: here ?? null, migrations: all?.items ?? [] });
  const items = [...matching(fixed, text), ...computers];
  const current = Math.min(at, items.length - 1);
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    onDone();
    if (item.href === undefined) item.act();
    else router.push(item.href);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((current + step + items.length) % Math.max(items.length, 1));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) choose(items[current]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="flex shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Search size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink3" />
        <input
          role="combobox"
          aria-label="Go to a computer, page or action"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length > 0 ? `${id}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={migration ? "Computer, page, action…" : "Migration, page, action…"}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
          className="h-12 min-w-0 flex-1 bg-transparent text-lead text-ink outline-none placeholder:text-ink3 phone:text-[16px]"
        />
      </div>
      <PaletteList id={id} items={items} current={current} onPoint={setAt} onChoose={choose} />
    </>
  );
}
