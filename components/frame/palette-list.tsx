import { useEffect, useRef } from "react";
import { classes } from "@/components/ui/classes";
import { Keys } from "@/components/ui/keys";
import type { PaletteItem } from "./palette-items";

type Props = {
  id: string;
  items: readonly PaletteItem[];
  current: number;
  onPoint: (at: number) => void;
  onChoose: (item: PaletteItem) => void;
};

export function PaletteList({ id, items, current, onPoint, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // The current row is moved by keys in another element; only the browser can scroll to it.
  useEffect(() => {
    list.current?.querySelector(`[data-at="${current}"]`)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  if (items.length === 0)
    return (
      <p id={`${id}-list`} role="status" className="px-4 py-6 text-center text-ink2">
        Nothing has that name. Try a part of it.
      </p>
    );
  const groups = [...new Set(items.map(({ group }) => group))];
  const placed = items.map((item, at) => ({ item, at }));
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label="Found" className="min-h-0 overflow-y-auto p-1">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
        <div key={group} role="group" aria-label={group}>
          <p aria-hidden className="px-3 pt-2 pb-1 text-caption font-medium text-ink3">
            {group}
          </p>
          {placed
            .filter(({ item }) => item.group === group)
            .map(({ item, at }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the text box, which keeps the focus
              <div
                key={item.id}
                id={`${id}-${at}`}
                data-at={at}
                role="option"
                tabIndex={-1}
                aria-selected={at === current}
                onMouseMove={() => onPoint(at)}
                onClick={() => onChoose(item)}
                className={classes(
                  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-chip px-3 py-1 phone:min-h-11",
                  at === current && "bg-hover",
                )}
              >
                <item.icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink3" />
                <span className="min-w-0 truncate">{item.words}</span>
                {item.hint && <span className="shrink-0 text-small text-ink3">{item.hint}</span>}
                {item.keys && (
                  <span className="ml-auto flex shrink-0 gap-1 phone:hidden">
                    {item.keys.split(" ").map((key) => (
                      <Keys key={key}>{key}</Keys>
                    ))}
                  </span>
                )}
              </div>
            ))}
        </div>
      ))}
    </div>
  );
}
