"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { unknown, wholeMoment } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { useChange } from "@/components/ui/use-change";
import type { Component } from "@/lib/contracts/components";
import { archiveComponent } from "@/lib/queries/components";
import { ComponentForm } from "./component-form";

/** What people say of it, beside what exports observe. No import ever overwrites it. */
export function EnteredCard({ one }: { one: Component }) {
  const migration = useMigration();
  const may = useMay();
  const [asked, setAsked] = useState<"edit" | "archive" | null>(null);
  const take = useChange(() => archiveComponent(migration.id, one), { says: "Taken out", after: () => setAsked(null) });
  const edits = may("components.edit", migration);
  const rows: [string, string][] = [
    ["Instance", one.instance ?? unknown],
    ["Version", one.enteredVersion ?? unknown],
    ["Owner", one.owner ?? unknown],
    ["Tags", one.tags.join(", ") || unknown],
    ["Notes", one.notes ?? unknown],
  ];
  return (
    <Card
      title="Entered by hand"
      aside={
        edits && (
          <Button size="small" look="quiet" icon={Pencil} onClick={() => setAsked("edit")}>
            {one.entered ? "Edit" : one.archived ? "Enter again" : "Add"}
          </Button>
        )
      }
    >
      <div className="px-3.5 pt-1 pb-3.5">
        {!one.entered && (
          <p className="text-ink2">
            {one.archived
              ? `Taken out by ${one.archived.by}, ${wholeMoment(one.archived.at, migration.timeZone)}. Entering it again brings it back.`
              : "Nobody said anything of it beyond the exports."}
          </p>
        )}
        {one.entered && (
          <>
            <dl className="grid grid-cols-[130px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
              {rows.map(([name, value]) => (
                <div key={name} className="contents">
                  <dt className="text-small text-ink3">{name}</dt>
                  <dd className="break-words whitespace-pre-wrap">{value}</dd>
                </div>
              ))}
            </dl>
            <p className="mt-2.5 text-small text-ink3">
              By {one.entered.by}, {wholeMoment(one.entered.at, migration.timeZone)}
            </p>
            {edits && (
              <div className="mt-2.5">
                <Button size="small" look="danger" onClick={() => setAsked("archive")}>
                  Take out…
                </Button>
              </div>
            )}
          </>
        )}
      </div>
      {asked === "edit" && <ComponentForm kinds={[one.kind]} of={one} onClose={() => setAsked(null)} />}
      <Confirm
        open={asked === "archive"}
        onClose={() => setAsked(null)}
        title={`Take out ${one.name}`}
        verb="Take out"
        danger
        of={take}
        onConfirm={() => take.mutate()}
      >
        <p>
          {one.listed === null
            ? "It leaves the lists. What was entered is kept in the activity, and entering it again brings it back."
            : "What was entered is put away. The exports still list it, so it stays."}
        </p>
      </Confirm>
    </Card>
  );
}
