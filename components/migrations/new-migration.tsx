"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Failure } from "@/components/ui/states";
import { toFirstWrong } from "@/components/ui/to-first-wrong";
import { useChange } from "@/components/ui/use-change";
import type { Migration } from "@/lib/contracts/migrations";
import { releaseSpan } from "@/lib/domain/words/release-span";
import { createMigration } from "@/lib/queries/migrations";
import { type Draft, inputOf, isSound, newDraft, problemsOf } from "./migration-draft";
import { MigrationFields } from "./migration-fields";
import { useBrowserZone } from "./use-browser-zone";
import { Warnings } from "./warnings";

export function NewMigration({ zones }: { zones: readonly string[] }) {
  const router = useRouter();
  const zone = useBrowserZone();
  const [typed, setDraft] = useState<Draft | null>(null);
  const draft = typed ?? newDraft(zone);
  const [tried, setTried] = useState(false);
  const open = (migration: Migration) => router.push(`/m/${migration.id}/imports`);
  const create = useChange(createMigration, { onceRead: (migration) => migration.warnings.length === 0 && open(migration) });
  const problems = problemsOf(draft);
  if (create.data && create.data.warnings.length > 0) return <Created migration={create.data} onOpen={open} />;
  return (
    <form
      noValidate
      className="mx-auto max-w-150 px-5 py-10 phone:px-4 phone:py-6"
      onSubmit={(event) => {
        event.preventDefault();
        toFirstWrong(event);
        setTried(true);
        if (isSound(problems)) create.mutate(inputOf(draft));
      }}
    >
      <h1 className="mb-6 text-display">New migration</h1>
      <div className="card p-5">
        <MigrationFields
          zones={zones}
          draft={draft}
          onChange={setDraft}
          problems={tried ? problems : { groups: {} }}
          disabled={create.isPending}
        />
        <Failure of={create.error} className="mt-5" />
      </div>
      <div className="mt-4 flex justify-end gap-2">
        <ButtonLink href="/">Cancel</ButtonLink>
        <Button type="submit" look="primary" disabled={create.isPending}>
          Create migration
        </Button>
      </div>
    </form>
  );
}

function Created({ migration, onOpen }: { migration: Migration; onOpen: (migration: Migration) => void }) {
  return (
    <Page measure="form">
      <h1 className="text-display">{migration.name} is created</h1>
      <p className="mb-2 text-lead text-ink2">{releaseSpan(migration)}. One thing to know before you go on; nothing is blocked by it.</p>
      <Warnings warnings={migration.warnings} />
      <div className="mt-2 flex justify-end gap-2">
        <ButtonLink href={`/m/${migration.id}/settings`}>Change the releases</ButtonLink>
        <Button look="primary" onClick={() => onOpen(migration)}>
          Go on to the first import
        </Button>
      </div>
    </Page>
  );
}
