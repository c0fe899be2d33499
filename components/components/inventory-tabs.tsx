"use client";

import Link from "next/link";
import { useParams, usePathname, useSearchParams } from "next/navigation";
import { classes } from "@/components/ui/classes";

const tabs = [
  { name: "Agents", path: "" },
  { name: "Management servers", path: "/management-servers" },
  { name: "Gateways", path: "/gateways" },
  { name: "Databases and roles", path: "/roles" },
];

/** The parts of the inventory. Another part shows the same moment. */
export function InventoryTabs() {
  const { migration } = useParams<{ migration: string }>();
  const path = usePathname();
  const asOf = useSearchParams().get("asOf");
  const base = `/m/${migration}/inventory`;
  return (
    <nav aria-label="Inventory" className="shrink-0 overflow-x-auto border-b border-line bg-surface px-4 print:hidden">
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.name}>
            <Link
              href={`${base}${tab.path}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}
              aria-current={path === `${base}${tab.path}` ? "page" : undefined}
              className={classes(
                "flex h-9 items-center border-b-2 whitespace-nowrap -outline-offset-2 phone:h-11",
                path === `${base}${tab.path}` ? "border-accent font-semibold" : "border-transparent text-ink2 hover:text-ink",
              )}
            >
              {tab.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
