import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { InAddress } from "@/components/frame/in-address";
import { ReportPage } from "@/components/report/report-page";
import { readReportAddress } from "@/lib/queries/addresses";
import { reportHref, reportQuery } from "@/lib/queries/reports";

export const metadata: Metadata = { title: "Report" };

export default pageOf(({ migration }, search) => {
  const address = readReportAddress(search);
  return {
    at: reportHref(migration, address),
    of: [reportQuery(migration, address)],
    page: (
      <InAddress>
        <ReportPage />
      </InAddress>
    ),
  };
});
