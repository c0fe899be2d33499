import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { CataloguePage } from "@/components/settings/catalogue-page";
import { buildsQuery } from "@/lib/queries/settings";

export const metadata: Metadata = { title: "Catalogue of builds" };

export default pageOf(() => ({
  at: "/settings/catalogue",
  of: [buildsQuery],
  page: <CataloguePage />,
}));
