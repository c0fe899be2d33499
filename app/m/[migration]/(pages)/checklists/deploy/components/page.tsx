import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { DeploymentPage } from "@/components/deployment/deployment-page";
import { deploymentHref, deploymentQuery } from "@/lib/queries/deployment";

export const metadata: Metadata = { title: "Planned and seen" };

export default pageOf(({ migration }) => ({
  at: deploymentHref(migration),
  of: [deploymentQuery(migration)],
  page: <DeploymentPage />,
}));
