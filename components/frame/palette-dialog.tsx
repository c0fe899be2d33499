"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import type { Ahead } from "@/components/ui/typed-ahead";
import { migrationQuery, migrationsQuery } from "@/lib/queries/migrations";
import { useActor } from "./actor";
import { usePaletteComputers } from "./palette-computers";
import { fixedItems, matching, type PaletteItem } from "./palette-items";
import { PaletteList } from "./palette-list";
import { usePaletteTasks } from "./palette-tasks";

type Typed = { migration: string | null; ahead: Ahead | null; onTakenOver: () => void };
type Props = Typed & { open: boolean; onOpenChange: (open: boolean) => void };

export function PaletteDialog({ open, onOpenChange, ...typed }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fade fixed inset-0 z-40 bg-[rgb(10_11_18/0.32)]" />
        <Dialog.Popup className="fade fixed top-[min(12vh,96px)] left-1/2 z-50 flex max-h-[min(480px,calc(100dvh-min(12vh,96px)-16px))] w-[min(560px,calc(100vw-32px))] -translate-x-1/2 flex-col overflow-hidden rounded-card border border-line bg-raised shadow-overlay">
          <Dialog.Title className="sr-only">Go to</Dialog.Title>
          <Choices {...typed} onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Drawn only while open, so that it begins empty each time. */
function Choices({ migration, ahead, onTakenOver, onDone }: Typed & { onDone: () => void }) {
  const router = useRouter();
  const actor = useActor();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState("");
  const [at, setAt] = useState(0);
  /** Enter was pressed before it was known what there is. */
  const [entered, setEntered] = useState(ahead?.send ?? false);
  const text = own + (ahead?.text ?? "");
  const { data: here } = useQuery({ ...migrationQuery(migration ?? ""), enabled: migration !== null });
  const { data: all } = useQuery(migrationsQuery);
  const asked = useDeferredValue(text);
  const asOf = useSearchParams().get("asOf");
  const tasks = usePaletteTasks(migration, asked);
  const computers = usePaletteComputers(migration, asked, asOf);
  const fixed = fixedItems({ actor, base: migration && `/m/${migration}`, asOf, migration: here ?? null, migrations: all?.items ?? [] });
  const found = matching(fixed, text);
  const items = [...found, ...tasks.items, ...computers.items];
  const current = Math.min(at, items.length - 1);
  /* What does not depend on the server stands first, and stays where it is. */
  const known = at < found.length || (asked === text && tasks.known && computers.known);
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    onDone();
    if (item.href === undefined) item.act();
    else {
      /* It is seen for a moment more: what is pressed then is meant for the page. */
      box.current?.blur();
      router.push(item.href);
    }
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((current + step + items.length) % Math.max(items.length, 1));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) setEntered(true);
    else return;
    event.preventDefault();
  };
  const enter = useEffectEvent(() => {
    setEntered(false);
    choose(items[current]);
  });
  useEffect(() => {
    if (entered && known) enter();
  }, [entered, known]);
  /* Typed before the box was there: from now on it is the box's own. */
  const takeOver = () => {
    if (!ahead) return;
    setOwn(text);
    if (ahead.send) setEntered(true);
    onTakenOver();
  };
  return (
    <>
      <div className="flex shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Search size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink3" />
        <input
          ref={box}
          role="combobox"
          aria-label="Go to a computer, task, page or action"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length > 0 ? `${id}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={migration ? "Computer, task, page, action…" : "Migration, page, action…"}
          value={text}
          onChange={(event) => {
            setOwn(event.target.value);
            setAt(0);
            setEntered(false);
          }}
          onFocus={takeOver}
          onKeyDown={press}
          className="h-12 min-w-0 flex-1 bg-transparent text-lead text-ink outline-none placeholder:text-ink3 phone:text-[16px]"
        />
      </div>
      <PaletteList id={id} items={items} current={current} onPoint={setAt} onChoose={choose} />
    </>
  );
}
