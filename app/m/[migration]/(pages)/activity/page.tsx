import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { ActivityPage } from "@/components/activity/activity-page";
import { InAddress } from "@/components/frame/in-address";
import { activityChoicesQuery, activityQuery, anyActivity } from "@/lib/queries/activity";

export const metadata: Metadata = { title: "Activity" };

export default pageOf(({ migration }) => ({
  at: `/m/${migration}/activity`,
  of: [activityQuery(migration, anyActivity), activityChoicesQuery(migration)],
  page: (
    <InAddress>
      <ActivityPage />
    </InAddress>
  ),
}));
