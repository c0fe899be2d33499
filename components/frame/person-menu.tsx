"use client";

import { KeyRound, LogOut, Settings2 } from "lucide-react";
import { classes } from "@/components/ui/classes";
import { Menu, MenuGroup, MenuItem, MenuLine, MenuLink } from "@/components/ui/menu";
import { signOut } from "@/lib/queries/people";
import { useActor } from "./actor";
import { roleNames } from "./role-names";
import { ThemeChoice } from "./theme-choice";

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}

export function PersonMenu({ words, align = "start" }: { words?: string; align?: "start" | "end" }) {
  const actor = useActor();
  if (!actor) return null;
  const leave = async () => {
    await signOut();
    window.location.assign("/sign-in");
  };
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
    <Menu trigger={trigger} align={align} side={align === "end" ? "bottom" : "top"}>
      <MenuGroup label={`${actor.name}, ${roleNames[actor.role].toLowerCase()}`}>
        <MenuLink href="/account" icon={KeyRound}>
          Account and password
        </MenuLink>
        <MenuLink href="/settings" icon={Settings2}>
          Settings of the installation
        </MenuLink>
      </MenuGroup>
      <ThemeChoice />
      <MenuLine />
      <MenuItem icon={LogOut} onChoose={leave}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
