import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { LimitsPage } from "@/components/settings/limits-page";
import { limitsQuery } from "@/lib/queries/settings";

export const metadata: Metadata = { title: "Limits" };

export default pageOf(() => ({
  at: "/settings/limits",
  of: [limitsQuery],
  page: <LimitsPage />,
}));
