import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { DriftPage } from "@/components/drift/drift-page";
import { driftSeverities } from "@/lib/domain/drift/item";
import { driftQuery, plannedChangesQuery, sourceHealthQuery } from "@/lib/queries/drift";

export const metadata: Metadata = { title: "Baseline and drift" };

type Props = { params: Promise<{ migration: string }>; searchParams: Promise<{ weight?: string | string[] }> };

export default async function Page({ params, searchParams }: Props) {
  const [{ migration }, { weight: asked }] = await Promise.all([params, searchParams]);
  await requireActor(`/m/${migration}/drift`);
  const weight = driftSeverities.find((one) => one === asked) ?? null;
  return (
    <Prefetched of={[driftQuery(migration, weight), plannedChangesQuery(migration), sourceHealthQuery(migration)]}>
      <DriftPage />
    </Prefetched>
  );
}
