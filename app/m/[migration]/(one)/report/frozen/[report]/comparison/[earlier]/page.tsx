import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { reportNumberIn } from "@/app/reads";
import { ComparisonPage } from "@/components/report/frozen/comparison-page";
import { comparedHref, comparedQuery } from "@/lib/queries/frozen-reports";

export const metadata: Metadata = { title: "Reports compared" };

export default pageOf<{ migration: string; report: string; earlier: string }>(({ migration, ...asked }) => {
  const [number, earlier] = [reportNumberIn(asked.report), reportNumberIn(asked.earlier)];
  return {
    at: comparedHref(migration, number, earlier),
    of: [comparedQuery(migration, number, earlier)],
    page: <ComparisonPage number={number} earlier={earlier} />,
  };
});
