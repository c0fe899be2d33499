"use client";

import { useParams, usePathname, useSearchParams } from "next/navigation";
import { TabLinks } from "@/components/ui/tab-links";
import { useMay } from "./actor";
import { type Tab, wayTo } from "./places";

/** Pages that belong together. Another one shows the same moment. They stand in layouts, which are drawn before it is known whether anybody is signed in. */
export function Tabs({ label, tabs, className }: { label: string; tabs: readonly Tab[]; className?: string }) {
  const { migration } = useParams<{ migration: string }>();
  const base = `/m/${migration}`;
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
