"use client";

import { classes } from "@/components/ui/classes";
import { Menu } from "@/components/ui/menu";
import { useActor } from "./actor";

const load = () => import("./person-items");

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}

export function PersonMenu({ words, align = "start" }: { words?: string; align?: "start" | "end" }) {
  const actor = useActor();
  if (!actor) return null;
  const trigger = (
    <button type="button" className="flex h-9 shrink-0 items-center gap-2.5 rounded-button px-1.5 text-left hover:bg-hover phone:h-11">
      <span
        aria-hidden
        className="flex size-6 shrink-0 items-center justify-center rounded-full border border-line2 bg-hover text-[10.5px] font-semibold text-ink2"
      >
        {initials(actor.name)}
      </span>
      {words && (
        <span aria-hidden className={classes("min-w-0 truncate font-medium", words)}>
          {actor.name}
        </span>
      )}
      <span className="sr-only">{actor.name}, account</span>
    </button>
  );
  return (
    <Menu trigger={trigger} load={load} align={align} side={align === "end" ? "bottom" : "top"}>
      {(content) => content && <content.PersonItems actor={actor} />}
    </Menu>
  );
}
