"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { TabLinks } from "@/components/ui/tab-links";
import { useMay } from "./actor";
import { useMigration } from "./current-migration";
import { type Tab, wayTo } from "./places";

/** Pages that belong together. Another one shows the same moment. */
export function Tabs({ label, tabs, className }: { label: string; tabs: readonly Tab[]; className?: string }) {
  const base = `/m/${useMigration().id}`;
  const here = usePathname();
  const may = useMay();
  const asOf = useSearchParams().get("asOf");
  return (
    <TabLinks
      label={label}
      className={className}
      tabs={tabs
        .filter(({ verb }) => !verb || may(verb))
        .map((tab) => ({ name: tab.name, href: wayTo(base, tab, asOf), current: here === base + tab.path }))}
    />
  );
}
