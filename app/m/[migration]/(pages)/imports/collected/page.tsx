import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { CollectedPage } from "@/components/collected/collected-page";
import { collectedHref, collectedQuery } from "@/lib/queries/collected";
import { tokensQuery } from "@/lib/queries/settings";

export const metadata: Metadata = { title: "Collected" };

export default pageOf(({ migration }) => ({
  at: collectedHref(migration),
  of: [collectedQuery(migration), tokensQuery],
  page: <CollectedPage />,
}));
