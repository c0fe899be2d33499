import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { ActivityPage } from "@/components/activity/activity-page";
import { activityQuery, anyActivity } from "@/lib/queries/activity";

export const metadata: Metadata = { title: "Activity" };

export default async function Page({ params }: { params: Promise<{ migration: string }> }) {
  const { migration } = await params;
  await requireActor(`/m/${migration}/activity`);
  return (
    <Prefetched of={[activityQuery(migration, anyActivity)]}>
      <ActivityPage />
    </Prefetched>
  );
}
