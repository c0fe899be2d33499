import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { DriftPage } from "@/components/drift/drift-page";
import { InAddress } from "@/components/frame/in-address";
import { driftSeverities } from "@/lib/domain/drift/item";
import { driftHref, driftQuery, plannedChangesQuery, sourceHealthQuery } from "@/lib/queries/drift";
import { tasksQuery } from "@/lib/queries/tasks";

export const metadata: Metadata = { title: "Baseline and drift" };

export default pageOf(({ migration }, search) => {
  const weight = driftSeverities.find((one) => one === search.weight) ?? null;
  return {
    at: driftHref(migration),
    of: [tasksQuery(migration, false), driftQuery(migration, weight), plannedChangesQuery(migration), sourceHealthQuery(migration)],
    page: (
      <InAddress>
        <DriftPage />
      </InAddress>
    ),
  };
});
