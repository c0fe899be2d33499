import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { roleKinds } from "@/components/servers/role-kinds";
import { RolesPage } from "@/components/servers/roles-page";
import { componentsQuery } from "@/lib/queries/components";

export const metadata: Metadata = { title: "Databases and roles" };

export default async function Page({ params }: { params: Promise<{ migration: string }> }) {
  const { migration } = await params;
  await requireActor(`/m/${migration}/inventory/roles`);
  return (
    <Prefetched of={[componentsQuery(migration, roleKinds, null)]}>
      <RolesPage />
    </Prefetched>
  );
}
