"use client";

import { Check, History, Plus, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useMay } from "@/components/frame/actor";
import { ChooseFiles } from "@/components/imports/choose-files";
import { ExportCommand } from "@/components/imports/export-command";
import { ButtonLink } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { Migration } from "@/lib/contracts/migrations";
import { releaseSpan } from "@/lib/domain/words/release-span";
import { LookAtSample } from "./look-at-sample";

/** What there is to do until the first agents are seen; null while there is no migration. Beside it, what Tandem will not do. */
export function SetUpSteps({ migration }: { migration: Migration | null }) {
  const may = useMay();
  const imports = migration && may("imports.create", migration);
  return (
    <div className="grid items-start gap-6 desk:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] desk:gap-12">
      <ol className="card divide-y divide-line overflow-hidden">
        <Step
          at={1}
          title="Name the migration"
          state={migration ? "done" : "now"}
          aside={
            migration &&
            may("migrations.edit", migration) && (
              <Link href={`/m/${migration.id}/settings`} className="link text-small text-ink2">
                Edit
              </Link>
            )
          }
          words={migration ? `${migration.name} · from ${releaseSpan(migration)}` : "And say which management groups it goes from and to."}
        >
          {!migration && (
            <div className="flex flex-wrap gap-2">
              <ButtonLink href="/migrations/new" look="primary" size="large" icon={Plus}>
                New migration
              </ButtonLink>
              <LookAtSample />
            </div>
          )}
        </Step>
        <Step
          at={2}
          title="Export the original management group"
          state={migration ? "now" : "later"}
          words={
            imports
              ? "Run this in the Operations Manager Shell of any of its management servers, then bring the file here."
              : "One command on any of its management servers. An engineer or lead brings the file it writes."
          }
        >
          {imports && (
            <>
              <ExportCommand />
              <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-field border border-dashed border-line2 p-4">
                <p className="min-w-0 flex-1 basis-56">
                  <b className="block font-semibold">
                    <span className="phone:hidden">Drop agents.csv anywhere on this page</span>
                    <span className="hidden phone:inline">Bring agents.csv here</span>
                  </b>
                  <span className="text-small text-ink2">Any encoding or date format. You see every change before it counts.</span>
                </p>
                <ChooseFiles base={`/m/${migration.id}`} look="primary">
                  Choose a file
                </ChooseFiles>
              </div>
            </>
          )}
        </Step>
        <Step
          at={3}
          title="Export the new management group"
          state="later"
          words="Later, when its first server is up. Until then the right bank of the bridge stays empty."
        />
        <Step
          at={4}
          title="Invite the team"
          state="later"
          words="Leads, engineers, readers."
          aside={
            may("people.edit") && (
              <Link href="/settings/people" className="link text-small text-ink2">
                People
              </Link>
            )
          }
        />
      </ol>
      <div className="flex flex-col gap-5">
        <BridgeSoFar />
        <ul className="flex flex-col gap-3.5">
          <Promised icon={<ShieldCheck size={16} strokeWidth={1.75} aria-hidden />} title="Read only">
            Tandem never connects to your management groups. It reads the files you give it.
          </Promised>
          <Promised icon={<History size={16} strokeWidth={1.75} aria-hidden />} title="Every import is kept">
            Any number can be traced to the file, row and hour it came from, and any import can be undone.
          </Promised>
        </ul>
      </div>
    </div>
  );
}

type StepProps = {
  at: number;
  title: string;
  words: string;
  state: "done" | "now" | "later";
  aside?: ReactNode;
  children?: ReactNode;
};

function Step({ at, title, words, state, aside, children }: StepProps) {
  const marks = { done: "bg-good text-white", now: "bg-accent text-on-accent", later: "border border-line2 text-ink2" };
  return (
    <li aria-current={state === "now" ? "step" : undefined} className="flex items-start gap-3 p-4">
      <span
        aria-hidden
        className={classes("mt-px flex size-5.5 shrink-0 items-center justify-center rounded-full text-small font-semibold", marks[state])}
      >
        {state === "done" ? <Check size={13} strokeWidth={2.5} /> : at}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-3">
          <span className="flex-1 text-panel font-semibold tracking-[-0.01em]">
            {title}
            {state === "done" && <span className="sr-only">, done</span>}
          </span>
          {aside}
        </p>
        <p className="mt-0.5 text-ink2">{words}</p>
        {children && <div className="mt-3 empty:hidden">{children}</div>}
      </div>
    </li>
  );
}

function Promised({ icon, title, children }: { icon: ReactNode; title: string; children: string }) {
  return (
    <li className="flex gap-3 text-ink2">
      <span className="mt-0.5 shrink-0">{icon}</span>
      <span>
        <b className="block font-semibold text-ink">{title}</b>
        <span className="text-small">{children}</span>
      </span>
    </li>
  );
}

/** Two banks, and nothing between them yet. */
function BridgeSoFar() {
  return (
    <section aria-label="The bridge, so far">
      <p aria-hidden className="mb-1.5 text-small text-ink2">
        Your bridge, so far
      </p>
      <div className="card relative p-4">
        <div aria-hidden className="flex justify-between font-semibold">
          <span className="text-orig-text">Original</span>
          <span className="text-ink2">New</span>
        </div>
        <div aria-hidden className="mt-2 flex h-44 flex-col justify-around border-x-2 border-dashed border-line2 py-2">
          <span className="h-14 w-[14%] rounded-r-chip bg-hover" />
          <span className="h-3 w-[20%] rounded-r-chip bg-hover" />
          <span className="h-14 w-[24%] rounded-r-chip bg-hover" />
        </div>
        <p className="absolute inset-0 flex flex-col items-center justify-center pt-6 text-center">
          <b className="font-semibold">No agents observed yet</b>
          <span className="text-small text-ink2">The first export draws the left bank.</span>
        </p>
      </div>
    </section>
  );
}
