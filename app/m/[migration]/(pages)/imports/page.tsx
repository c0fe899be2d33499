import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { ImportsPage } from "@/components/imports/imports-page";
import { importsQuery } from "@/lib/queries/imports";

export const metadata: Metadata = { title: "Imports" };

export default async function Page({ params }: { params: Promise<{ migration: string }> }) {
  const { migration } = await params;
  await requireActor(`/m/${migration}/imports`);
  return (
    <Prefetched of={[importsQuery(migration)]}>
      <ImportsPage />
    </Prefetched>
  );
}
