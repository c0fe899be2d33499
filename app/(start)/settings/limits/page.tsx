import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { LimitsPage } from "@/components/settings/limits-page";
import { limitsQuery } from "@/lib/queries/settings";

export const metadata: Metadata = { title: "Limits" };

export default async function Page() {
  await requireActor("/settings/limits");
  return (
    <Prefetched of={[limitsQuery]}>
      <LimitsPage />
    </Prefetched>
  );
}
