import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { DriftPage } from "@/components/drift/drift-page";
import { InAddress } from "@/components/frame/in-address";
import { readDriftAddress } from "@/lib/queries/addresses";
import { driftHref, driftQuery, plannedChangesQuery, sourceHealthQuery } from "@/lib/queries/drift";
import { tasksQuery } from "@/lib/queries/tasks";

export const metadata: Metadata = { title: "Baseline and drift" };

export default pageOf(({ migration }, search) => {
  const { weight, ...rows } = readDriftAddress(search);
  return {
    at: driftHref(migration),
    of: [tasksQuery(migration, false), driftQuery(migration, weight, rows), plannedChangesQuery(migration), sourceHealthQuery(migration)],
    page: (
      <InAddress>
        <DriftPage />
      </InAddress>
    ),
  };
});
