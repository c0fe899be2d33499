import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { CataloguePage } from "@/components/settings/catalogue-page";
import { buildsQuery } from "@/lib/queries/settings";

export const metadata: Metadata = { title: "Catalogue of builds" };

export default async function Page() {
  await requireActor("/settings/catalogue");
  return (
    <Prefetched of={[buildsQuery]}>
      <CataloguePage />
    </Prefetched>
  );
}
