"use client";

import { BookOpen, KeyRound, LogOut, Settings2 } from "lucide-react";
import { MenuGroup, MenuItem, MenuLine, MenuLink } from "@/components/ui/menu";
import type { Actor } from "@/lib/domain/roles";
import { signOut } from "@/lib/queries/people";
import { roleNames } from "./role-names";
import { ThemeChoice } from "./theme-choice";

/** What a person does with the account, the installation and the look of both. */
export function PersonItems({ actor }: { actor: Actor }) {
  const leave = async () => {
    await signOut();
    window.location.assign("/sign-in");
  };
  return (
    <>
      <MenuGroup label={`${actor.name}, ${roleNames[actor.role].toLowerCase()}`}>
        <MenuLink href="/account" icon={KeyRound}>
          Account and password
        </MenuLink>
        <MenuLink href="/glossary" icon={BookOpen}>
          Glossary
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
    </>
  );
}
