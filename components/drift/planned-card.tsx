"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { calendarDay } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Unanswered } from "@/components/ui/unanswered";
import type { PlannedChange } from "@/lib/contracts/drift";
import type { Migration } from "@/lib/contracts/migrations";
import { plannedKindNames } from "@/lib/domain/drift/planned-changes";
import { plannedChangesQuery } from "@/lib/queries/drift";
import { PlanDialog } from "./plan-dialog";

const whenWords: Record<PlannedChange["when"], string> = { ahead: "Ahead", running: "Running", over: "Over" };

/** What people announced of the original, with what it explains. */
export function PlannedCard({ migration }: { migration: Migration }) {
  const may = useMay();
  const { data, error, refetch } = useQuery(plannedChangesQuery(migration.id));
  const [editing, setEditing] = useState<PlannedChange | "new" | null>(null);
  const edits = may("drift.explain", migration);
  return (
    <Card
      title="Planned changes"
      aside={
        edits && (
          <Button size="small" icon={CalendarPlus} className="-mr-1.5" onClick={() => setEditing("new")}>
            Plan a change
          </Button>
        )
      }
    >
      <Unanswered of={{ data, error, refetch }} title="The planned changes could not be read" waiting={<SkeletonRows rows={3} />} />
      {data?.total === 0 && (
        <p className="px-3.5 pt-1 pb-3.5 text-small text-ink2">
          Computers that go or come and rollups, announced with their days, explain themselves.
        </p>
      )}
      <ul className="pb-1">
        {data?.items.map((change) => (
          <li key={change.id} className="flex items-start gap-2 border-t border-line px-3.5 py-2 first:border-0">
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {plannedKindNames[change.kind]}: <span className="break-words">{namesText(change.names)}</span>
              </p>
              <p className="text-small text-ink2">
                {calendarDay(change.from)} to {change.to ? calendarDay(change.to) : "no end"}, {change.by}
              </p>
              <p className="text-small text-ink2">{change.reason}</p>
              <p className="mt-1 flex flex-wrap items-center gap-1.5">
                <Badge tone="outline">{whenWords[change.when]}</Badge>
                <span className="text-small text-ink2">
                  {change.explains ? `Explains ${counted(change.explains, "difference")}` : "Explains nothing so far"}
                </span>
              </p>
            </div>
            {edits && (
              <Button
                size="small"
                look="quiet"
                className="-mr-1.5"
                onClick={() => setEditing(change)}
                aria-label={`Edit the plan for ${namesText(change.names)}`}
              >
                Edit
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && <PlanDialog migration={migration.id} change={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </Card>
  );
}

function namesText(names: readonly string[]): string {
  const [first = "", second] = names;
  if (names.length <= 2) return second ? `${first}, ${second}` : first;
  return `${first} and ${names.length - 1} more`;
}
