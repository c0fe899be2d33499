import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { RecordPage } from "@/components/imports/record-page";
import { importQuery } from "@/lib/queries/imports";

export const metadata: Metadata = { title: "Import" };

export default async function Page({ params }: { params: Promise<{ migration: string; import: string }> }) {
  const { migration, import: id } = await params;
  await requireActor(`/m/${migration}/imports/${id}`);
  return (
    <Prefetched of={[importQuery(migration, id)]}>
      <RecordPage id={id} />
    </Prefetched>
  );
}
