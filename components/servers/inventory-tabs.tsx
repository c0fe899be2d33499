"use client";

import { useParams, usePathname, useSearchParams } from "next/navigation";
import { TabLinks } from "@/components/ui/tab-links";

const tabs = [
  { name: "Agents", path: "" },
  { name: "Management servers", path: "/management-servers" },
  { name: "Gateways", path: "/gateways" },
  { name: "Pending", path: "/pending" },
  { name: "Databases and roles", path: "/roles" },
];

/** The parts of the inventory. Another part shows the same moment. */
export function InventoryTabs() {
  const { migration } = useParams<{ migration: string }>();
  const path = usePathname();
  const asOf = useSearchParams().get("asOf");
  const base = `/m/${migration}/inventory`;
  return (
    <TabLinks
      label="Inventory"
      className="bg-surface px-4 desk:px-5"
      tabs={tabs.map((tab) => ({
        name: tab.name,
        href: `${base}${tab.path}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`,
        current: path === `${base}${tab.path}`,
      }))}
    />
  );
}
