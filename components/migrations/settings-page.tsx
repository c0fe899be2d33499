"use client";

import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { EmptyState, Failure, Note } from "@/components/ui/states";
import { toFirstWrong } from "@/components/ui/to-first-wrong";
import { useChange } from "@/components/ui/use-change";
import type { MigrationPatch } from "@/lib/contracts/migrations";
import { editMigration, migrationQuery } from "@/lib/queries/migrations";
import { ProblemError } from "@/lib/queries/request";
import { draftOf, inputOf, isSound, patchGroupsOf, problemsOf } from "./migration-draft";
import { MigrationFields } from "./migration-fields";
import { Warnings } from "./warnings";
import { WorkDays } from "./work-days";

export function SettingsPage({ zones }: { zones: readonly string[] }) {
  const migration = useMigration();
  const may = useMay();
  const [draft, setDraft] = useState(() => draftOf(migration));
  const [base, setBase] = useState(migration);
  const [archiving, setArchiving] = useState(false);
  const save = useChange((body: MigrationPatch) => editMigration(base, body), {
    answers: migrationQuery(migration.id).queryKey,
    says: (_, { archived }) => (archived === undefined ? "Settings saved" : archived ? "Migration archived" : "Migration restored"),
    after: (saved) => {
      setBase(saved);
      setDraft(draftOf(saved));
      setArchiving(false);
    },
  });
  if (!may("migrations.edit"))
    return (
      <EmptyState title="Settings are for migration leads">Ask a lead to change the name, the management groups or the dates.</EmptyState>
    );
  const problems = problemsOf(draft);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(base));
  const stale = save.error instanceof ProblemError && save.error.status === 412;
  const { groups: _, ...plain } = inputOf(draft);
  const takeTheirs = () => {
    setBase(migration);
    setDraft(draftOf(migration));
    save.reset();
  };
  return (
    <Page measure="form">
      <div>
        <h1 className="text-title">Settings of this migration</h1>
        <p className="mt-0.5 text-ink2">
          People, tokens, builds and limits hold for every migration:{" "}
          <Link href="/settings" className="link">
            settings of the installation
          </Link>
          .
        </p>
      </div>
      {base.archived && (
        <Note
          title="This migration is archived"
          action={
            <Button size="small" onClick={() => save.mutate({ archived: false })}>
              Restore
            </Button>
          }
        >
          It is hidden from the list and nothing in it can be changed.
        </Note>
      )}
      <Warnings warnings={base.warnings} />
      <form
        noValidate
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          toFirstWrong(event);
          if (isSound(problems)) save.mutate({ ...plain, groups: patchGroupsOf(draft) });
        }}
      >
        <div className="p-5">
          <MigrationFields zones={zones} draft={draft} onChange={setDraft} problems={problems} disabled={base.archived || save.isPending} />
        </div>
        <div className="flex flex-col gap-3 rounded-b-card border-t border-line bg-sunken px-5 py-3">
          {stale && (
            <Note
              tone="warn"
              role="alert"
              title="Somebody else saved other settings meanwhile"
              action={
                <Button size="small" onClick={takeTheirs}>
                  Load theirs
                </Button>
              }
            >
              Load theirs and enter your changes again, so that neither is lost unseen.
            </Note>
          )}
          {!stale && !archiving && <Failure of={save.error} />}
          <div className="flex items-center justify-end gap-2">
            <Button disabled={!changed || save.isPending} onClick={() => setDraft(draftOf(base))}>
              Discard
            </Button>
            <Button type="submit" look="primary" disabled={!changed || save.isPending}>
              Save
            </Button>
          </div>
        </div>
      </form>
      {!base.archived && <WorkDays migration={base.id} />}
      {!base.archived && (
        <section aria-label="Archive" className="card flex items-center justify-between gap-4 p-5">
          <div>
            <h2 className="text-section font-semibold">Archive this migration</h2>
            <p className="text-small text-ink2">It is hidden and read-only from then on. Nothing is deleted, and it can be restored.</p>
          </div>
          <Button look="danger" onClick={() => setArchiving(true)}>
            Archive
          </Button>
        </section>
      )}
      <Confirm
        open={archiving}
        onClose={() => setArchiving(false)}
        title={`Archive ${base.name}`}
        verb="Archive"
        danger
        of={save}
        onConfirm={() => save.mutate({ archived: true })}
      >
        <p>Nobody can import or edit in it until a lead restores it.</p>
      </Confirm>
    </Page>
  );
}
