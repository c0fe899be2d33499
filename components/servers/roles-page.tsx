"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Unanswered } from "@/components/ui/unanswered";
import { type ComponentKind, componentKindNames } from "@/lib/domain/components";
import { componentsQuery } from "@/lib/queries/components";
import { ComponentForm } from "./component-form";
import { RoleCard } from "./role-card";
import { roleKinds } from "./role-kinds";

/** Databases, consoles and reporting: no export lists them, so people enter them. */
export function RolesPage() {
  const migration = useMigration();
  const may = useMay();
  const { data, error, refetch } = useQuery(componentsQuery(migration.id, roleKinds, null));
  const [entering, setEntering] = useState<readonly ComponentKind[] | null>(null);
  const edits = may("components.edit", migration);
  return (
    <Page measure="table">
      <div className="flex min-h-7.5 flex-wrap items-center gap-2">
        <h1 className="flex-1 text-title">Databases and roles</h1>
        {edits && (
          <Button size="small" icon={Plus} onClick={() => setEntering(roleKinds)}>
            Enter by hand
          </Button>
        )}
      </div>
      <p className="-mt-2 max-w-prose text-ink2">No export lists these, so they are entered by hand: what there is, and what is planned.</p>
      <Unanswered of={{ data, error, refetch }} title="Databases and roles could not be read" rows={8} />
      {data && (
        <div className="grid gap-3 desk:grid-cols-2">
          {roleKinds.map((kind) => (
            <RoleCard
              key={kind}
              name={componentKindNames[kind]}
              items={data.items.filter((one) => one.kind === kind)}
              migration={migration}
              onEnter={edits ? () => setEntering([kind]) : null}
            />
          ))}
        </div>
      )}
      {entering && <ComponentForm kinds={entering} of={null} onClose={() => setEntering(null)} />}
    </Page>
  );
}
