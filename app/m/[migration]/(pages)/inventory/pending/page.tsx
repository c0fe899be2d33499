import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { InAddress } from "@/components/frame/in-address";
import { PendingPage } from "@/components/pending/pending-page";
import { readPendingFilter } from "@/lib/queries/addresses";
import { pendingHref, pendingQuery } from "@/lib/queries/pending";

export const metadata: Metadata = { title: "Pending Management" };

export default pageOf(({ migration }, search) => {
  const filter = readPendingFilter(search);
  return {
    at: pendingHref(migration, filter),
    of: [pendingQuery(migration, filter)],
    page: (
      <InAddress>
        <PendingPage />
      </InAddress>
    ),
  };
});
