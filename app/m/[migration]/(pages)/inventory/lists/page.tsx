import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { InAddress } from "@/components/frame/in-address";
import { ListsPage } from "@/components/people-lists/lists-page";
import { readPeopleLists } from "@/lib/queries/addresses";
import { ownersQuery, peopleListsHref, peopleListsQuery } from "@/lib/queries/people-lists";

export const metadata: Metadata = { title: "Owners and lists" };

export default pageOf(({ migration }, search) => {
  const { show } = readPeopleLists(search);
  return {
    at: peopleListsHref(migration, show),
    of: [peopleListsQuery(migration), ...(show === "owners" ? [ownersQuery(migration)] : [])],
    page: (
      <InAddress>
        <ListsPage />
      </InAddress>
    ),
  };
});
