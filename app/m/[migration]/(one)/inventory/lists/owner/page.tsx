import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { InAddress } from "@/components/frame/in-address";
import { OwnerPage } from "@/components/people-lists/owner-page";
import { ownerHref, ownerQuery } from "@/lib/queries/people-lists";

export const metadata: Metadata = { title: "Owner" };

export default pageOf(({ migration }, { owner }) => {
  const name = [owner].flat()[0] ?? "";
  return {
    at: ownerHref(migration, name),
    of: [ownerQuery(migration, name)],
    page: (
      <InAddress>
        <OwnerPage />
      </InAddress>
    ),
  };
});
