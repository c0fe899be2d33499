"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown, List, Plus } from "lucide-react";
import { Menu, MenuItem, MenuLine, MenuLink } from "@/components/ui/menu";
import { releaseSpan } from "@/lib/domain/words/release-span";
import { migrationsQuery } from "@/lib/queries/migrations";
import { useMay } from "./actor";
import { useMigration } from "./current-migration";

export function MigrationSwitcher() {
  const migration = useMigration();
  const may = useMay();
  const { data } = useQuery(migrationsQuery);
  const trigger = (
    <button
      type="button"
      title={`${migration.name}, ${releaseSpan(migration)}`}
      className="flex w-full items-center gap-2 rounded-field border border-line2 bg-surface px-2.5 py-1.5 text-left hover:bg-hover"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate font-[550]">{migration.name}</span>
        <span className="block truncate text-small text-ink3">{releaseSpan(migration)}</span>
      </span>
      <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-ink3" />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {data?.items.map((one) => (
        <MenuLink key={one.id} href={`/m/${one.id}`} checked={one.id === migration.id}>
          {one.name}
        </MenuLink>
      ))}
      {!data && (
        <MenuItem onChoose={() => undefined} disabled>
          Loading
        </MenuItem>
      )}
      <MenuLine />
      <MenuLink href="/?all" icon={List}>
        All migrations
      </MenuLink>
      {may("migrations.create") && (
        <MenuLink href="/migrations/new" icon={Plus}>
          New migration
        </MenuLink>
      )}
    </Menu>
  );
}
