import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { DeploymentPage } from "@/components/deployment/deployment-page";
import { deploymentHref, deploymentQuery } from "@/lib/queries/deployment";

export const metadata: Metadata = { title: "Planned and seen" };

export default async function Page({ params }: { params: Promise<{ migration: string }> }) {
  const { migration } = await params;
  await requireActor(deploymentHref(migration));
  return (
    <Prefetched of={[deploymentQuery(migration)]}>
      <DeploymentPage />
    </Prefetched>
  );
}
