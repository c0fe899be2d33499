import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { frozenReportsOf, migrationOf } from "@/app/reads";
import { requireActor } from "@/app/session";
import { FrozenList } from "@/components/report/frozen/frozen-list";
import { frozenHref, frozenListQuery } from "@/lib/queries/frozen-reports";

export const metadata: Metadata = { title: "Frozen reports" };

export default async function Page({ params }: { params: Promise<{ migration: string }> }) {
  const { migration } = await params;
  await requireActor(frozenHref(migration));
  await migrationOf(migration);
  return (
    <Prefetched of={[{ key: frozenListQuery(migration).queryKey, read: () => frozenReportsOf(migration), paged: true }]}>
      <FrozenList />
    </Prefetched>
  );
}
