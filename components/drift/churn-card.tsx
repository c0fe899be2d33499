"use client";

import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { day } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { DriftList } from "@/lib/contracts/drift";
import type { Migration } from "@/lib/contracts/migrations";
import { churnHref } from "@/lib/queries/drift";
import { AllowanceDialog } from "./allowance-dialog";

type Use = DriftList["churn"]["uses"][number];
type Props = { churn: DriftList["churn"]; migration: Migration };

/** How many agents went without another explanation, from export to export, against what may go. */
export function ChurnCard({ churn: { percent, uses, steps }, migration }: Props) {
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const whole = uses.filter(({ of }) => of === "group");
  const over = uses.filter((use) => use.of !== "group" && use.over);
  return (
    <Card
      title="Churn allowance"
      aside={
        <>
          {percent} % a week
          {may("migrations.edit", migration) && (
            <Button size="small" className="-mr-1.5" onClick={() => setEditing(true)}>
              Change…
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-2.5 px-3.5 pt-1 pb-3.5 text-small">
        {whole.map(({ group, lost, allowed, agents, over: tooMany }) => (
          <p key={group} className="text-ink2">
            <b className={classes("font-semibold tabular-nums", tooMany ? "text-bad-text" : "text-ink")}>
              <Lost value={lost} href={churnHref(migration.id, { group })} />
            </b>{" "}
            of {count(allowed)} that may be lost without a word since the baseline, of {count(agents)} agents
            {whole.length > 1 && ` of ${group}`}.
          </p>
        ))}
        {steps.length > 0 && (
          <ol aria-label="Lost from export to export" className="flex flex-col gap-1">
            {steps.map((step) => (
              <li key={`${step.group} ${step.to}`} className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-center gap-2">
                <span className="text-ink2">until {day(step.to, migration.timeZone, step.from)}</span>
                <Bar lost={step.lost} allowed={step.allowed} />
                <span className="tabular-nums">
                  <Lost value={step.lost} href={churnHref(migration.id, { group: step.group, after: step.from, until: step.to })} />{" "}
                  <span className="text-ink2">of {count(step.allowed)}</span>
                </span>
              </li>
            ))}
          </ol>
        )}
        {steps.length === 0 && <p className="text-ink3">No export of agents since the baseline.</p>}
        <Over
          title="Lost since the baseline"
          uses={over.filter((use) => use.lost > use.allowed).map((use) => ({ ...use, href: churnHref(migration.id, bucketOf(use)) }))}
        />
        <Over
          title="Lost from one export to the next"
          uses={over.flatMap(({ atOnce, ...use }) => {
            if (use.lost > use.allowed || !atOnce) return [];
            const { after, by } = atOnce;
            return [{ ...use, ...atOnce, href: by && churnHref(migration.id, { ...bucketOf(use), ...(after && { after }), until: by }) }];
          })}
        />
      </div>
      {editing && <AllowanceDialog migration={migration} onClose={() => setEditing(false)} />}
    </Card>
  );
}

/** The losses of one server or domain. */
const bucketOf = ({ group, of, name }: Pick<Use, "group" | "of" | "name">) => ({ group, ...(of !== "group" && { [of]: name }) });

/** How many went; the number opens who. */
function Lost({ value, href }: { value: number; href: string | null }) {
  if (value === 0 || !href) return count(value);
  return (
    <Link href={href} className="opens-rows rounded-bar">
      {count(value)}
    </Link>
  );
}

/** Servers and domains that lost more than may go, by one of the two measures. */
function Over({
  title,
  uses,
}: {
  title: string;
  uses: readonly (Pick<Use, "of" | "name" | "lost" | "allowed"> & { href: string | null })[];
}) {
  if (uses.length === 0) return null;
  return (
    <div>
      <p className="font-medium text-bad-text">{title}, more than may go</p>
      <ul>
        {uses.map(({ of, name, lost, allowed, href }) => (
          <li key={`${of} ${name}`} className="flex gap-2">
            <span className="min-w-0 flex-1 break-words text-ink2">{name}</span>
            <span className="shrink-0 tabular-nums">
              <Lost value={lost} href={href} /> <span className="text-ink2">of {count(allowed)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Used of what is allowed; beyond it the whole bar is red and the tick shows where it ended. */
function Bar({ lost, allowed }: { lost: number; allowed: number }) {
  const most = Math.max(lost, allowed, 1);
  const over = lost > allowed;
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-full" aria-hidden>
      <rect width={100} height={6} fill="var(--color-hover)" />
      <rect width={(100 * lost) / most} height={6} fill={over ? "var(--color-bad)" : "var(--color-ink3)"} />
      {over && <rect x={(100 * allowed) / most} width={1} height={6} fill="var(--color-ink)" />}
    </svg>
  );
}
