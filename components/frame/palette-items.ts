import { ArrowRight, BookOpen, KeyRound, LayoutList, type LucideIcon, Monitor, Moon, Plus, Settings2, Sun } from "lucide-react";
import type { Migration } from "@/lib/contracts/migrations";
import { type Actor, may, type Verb } from "@/lib/domain/roles";
import { pagesBelow, placeOf, places, settingsPlace, wayTo } from "./places";
import { chooseTheme } from "./theme";

/** One thing the palette can do: go somewhere, or act at once. */
export type PaletteItem = { id: string; group: string; words: string; hint?: string; icon: LucideIcon; keys?: string } & (
  | { href: string; act?: never }
  | { act: () => void; href?: never }
);

/** What the server knows of a text. `known`: it is of this text, or there is nothing to wait for. */
export type Found = { items: PaletteItem[]; known: boolean };

type Here = {
  actor: Actor | null;
  base: string | null;
  asOf: string | null;
  migration: Migration | null;
  migrations: readonly Migration[];
};

/** Everything that does not depend on what is typed. */
export function fixedItems({ actor, base, asOf, migration, migrations }: Here): PaletteItem[] {
  const allowed = (verb: Verb) => may(actor, verb, migration);
  return [
    ...(base === null ? [] : pagesOf(base, asOf, allowed)),
    ...(allowed("people.edit") ? [setting("People", "/settings/people"), setting("Tokens", "/settings/tokens")] : []),
    setting("Catalogue of builds", "/settings/catalogue"),
    setting("Limits", "/settings/limits"),
    { id: "glossary", group: "Pages", words: "Glossary", hint: "What the words mean", icon: BookOpen, href: "/glossary" },
    { id: "account", group: "Pages", words: "Account and password", icon: KeyRound, href: "/account" },
    { id: "all", group: "Pages", words: "All migrations", icon: LayoutList, href: "/?all" },
    ...migrations
      .filter(({ id }) => id !== migration?.id)
      .map(({ id, name }) => ({ id, group: "Migrations", words: name, icon: ArrowRight, href: `/m/${id}` })),
    ...(may(actor, "migrations.create")
      ? [{ id: "new", group: "Actions", words: "New migration", icon: Plus, href: "/migrations/new" }]
      : []),
    { id: "light", group: "Actions", words: "Theme: light", icon: Sun, act: () => chooseTheme("light") },
    { id: "dark", group: "Actions", words: "Theme: dark", icon: Moon, act: () => chooseTheme("dark") },
    { id: "system", group: "Actions", words: "Theme: as the system", icon: Monitor, act: () => chooseTheme(null) },
  ];
}

/** Pages of a migration: its places with their keys, then what stands below them with the place it belongs to. */
function pagesOf(base: string, asOf: string | null, allowed: (verb: Verb) => boolean): PaletteItem[] {
  const own = [...places, ...(allowed("migrations.edit") ? [{ ...settingsPlace, name: "Settings of this migration" }] : [])];
  return [
    ...own.map((one) => ({
      id: `page ${one.path}`,
      group: "Pages",
      words: one.name,
      icon: one.icon,
      href: wayTo(base, one, asOf),
      keys: one.key && `G ${one.key.toUpperCase()}`,
    })),
    ...pagesBelow
      .filter(({ verb }) => !verb || allowed(verb))
      .flatMap((one): PaletteItem[] => {
        const place = placeOf(base + one.path, base);
        if (!place) return [];
        return [
          { id: `page ${one.path}`, group: "Pages", words: one.name, hint: place.name, icon: place.icon, href: wayTo(base, one, asOf) },
        ];
      }),
  ];
}

function setting(words: string, href: string): PaletteItem {
  return { id: href, group: "Pages", words, hint: "Settings", icon: Settings2, href };
}

/** Every word typed occurs; what begins with the text comes first. */
export function matching(items: readonly PaletteItem[], text: string): PaletteItem[] {
  const typed = text.trim().toLowerCase();
  const parts = typed.split(/\s+/);
  const said = ({ words, hint = "" }: PaletteItem) => `${words} ${hint}`.toLowerCase();
  const found = items.filter((item) => parts.every((part) => said(item).includes(part)));
  const first = (item: PaletteItem) => (said(item).startsWith(typed) ? 0 : 1);
  return typed === "" ? found : found.toSorted((a, b) => first(a) - first(b));
}
