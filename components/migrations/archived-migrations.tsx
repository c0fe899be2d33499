"use client";

import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/components/frame/actor";
import { counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Migration } from "@/lib/contracts/migrations";
import { archivedMigrationsQuery, editMigration } from "@/lib/queries/migrations";
import { MigrationRow } from "./migration-row";

/** Folded away; nothing is drawn while there are none. */
export function ArchivedMigrations() {
  const restores = useMay()("migrations.edit");
  const { data } = useQuery(archivedMigrationsQuery);
  const restore = useChange((migration: Migration) => editMigration(migration, { archived: false }), {
    says: ({ name }) => `${name} is restored`,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <details className="mx-auto mt-6 w-full max-w-220">
      <summary className="w-fit rounded-bar py-1 text-small font-[550] text-ink2 hover:text-ink">
        {counted(data.total, "archived migration")}
      </summary>
      <Failure of={restore.error} className="mt-2" />
      <ul className="card mt-2 overflow-hidden">
        {data.items.map((migration) => (
          <MigrationRow
            key={migration.id}
            migration={migration}
            action={
              restores && (
                <Button size="small" disabled={restore.isPending} onClick={() => restore.mutate(migration)}>
                  Restore<span className="sr-only"> {migration.name}</span>
                </Button>
              )
            }
          />
        ))}
      </ul>
    </details>
  );
}
