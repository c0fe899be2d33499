import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { ImportsPage } from "@/components/imports/imports-page";
import { importsQuery } from "@/lib/queries/imports";

export const metadata: Metadata = { title: "Imports" };

export default pageOf(({ migration }) => ({
  at: `/m/${migration}/imports`,
  of: [importsQuery(migration)],
  page: <ImportsPage />,
}));
