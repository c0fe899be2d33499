import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { DeploymentPage } from "@/components/deployment/deployment-page";
import { deploymentHref, deploymentQuery } from "@/lib/queries/deployment";
import { tasksQuery } from "@/lib/queries/tasks";

export const metadata: Metadata = { title: "Planned and seen" };

export default pageOf(({ migration }) => ({
  at: deploymentHref(migration),
  of: [tasksQuery(migration, false), deploymentQuery(migration)],
  page: <DeploymentPage />,
}));
