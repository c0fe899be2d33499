import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { FrozenList } from "@/components/report/frozen/frozen-list";
import { frozenHref, frozenListQuery } from "@/lib/queries/frozen-reports";

export const metadata: Metadata = { title: "Frozen reports" };

export default async function Page({ params }: { params: Promise<{ migration: string }> }) {
  const { migration } = await params;
  await requireActor(frozenHref(migration));
  return (
    <Prefetched of={[frozenListQuery(migration)]}>
      <FrozenList />
    </Prefetched>
  );
}
