"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { dayAndTime } from "@/components/moments/moments";
import { Unanswered } from "@/components/ui/unanswered";
import { retirementQuery } from "@/lib/queries/retirement";
import { RetireActions } from "./retire-actions";
import { RetiringGroup } from "./retiring-group";

/** May the original go? Two questions for each, their conditions with the rows behind each number, and what a lead says of it. */
export function ReadinessCard() {
  const migration = useMigration();
  const may = useMay();
  const { data, error, refetch } = useQuery(retirementQuery(migration.id));
  if (!data) return <Unanswered of={{ data, error, refetch }} title="What stands in the way could not be read" waiting={null} />;
  const { opened, mayOpen, ready, summary, groups } = data;
  const Icon = ready ? CircleCheck : TriangleAlert;
  return (
    <section aria-label="May the original go?" className="card overflow-hidden">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-3.5 py-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="flex items-center gap-2 text-section font-semibold">
            <Icon size={16} aria-hidden className={ready ? "text-good-text" : "text-warn-text"} />
            May the original go?
          </h2>
          <p className="mt-0.5 text-ink2">{summary}</p>
          <p className="mt-0.5 text-small text-ink2">
            {opened
              ? `Retire was opened ${dayAndTime(opened.at, migration.timeZone)} by ${opened.by}: “${opened.reason}” From then on agents cut over as expected.`
              : mayOpen
                ? "Retire is not open. Until a lead opens it, an agent that left the original is flagged unless its cut-over was accepted."
                : "Retire opens once the Upgrade gate is signed and a lead opens it."}
          </p>
        </div>
        {may("retirement.edit", migration) && <RetireActions retirement={data} migration={migration.id} />}
      </header>
      {groups.map((group) => (
        <RetiringGroup key={group.id} group={group} migration={migration} />
      ))}
    </section>
  );
}
