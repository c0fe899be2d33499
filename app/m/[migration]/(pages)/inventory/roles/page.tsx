import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { roleKinds } from "@/components/servers/role-kinds";
import { RolesPage } from "@/components/servers/roles-page";
import { componentsQuery } from "@/lib/queries/components";

export const metadata: Metadata = { title: "Databases and roles" };

export default pageOf(({ migration }) => ({
  at: `/m/${migration}/inventory/roles`,
  of: [componentsQuery(migration, roleKinds, null)],
  page: <RolesPage />,
}));
