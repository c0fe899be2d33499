"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useMay } from "@/components/frame/actor";
import { Page } from "@/components/ui/page";
import { TabLinks } from "@/components/ui/tab-links";

const parts = [
  { name: "People", path: "/settings/people", verb: "people.edit" },
  { name: "Tokens", path: "/settings/tokens", verb: "tokens.edit" },
  { name: "Catalogue of builds", path: "/settings/catalogue", verb: "migrations.read" },
  { name: "Limits", path: "/settings/limits", verb: "migrations.read" },
] as const;

/** What holds for every migration of this installation. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const may = useMay();
  const here = usePathname();
  return (
    <Page measure="reading">
      <div>
        <h1 className="text-title">Settings</h1>
        <p className="mt-0.5 text-ink2">They hold for every migration. What belongs to one migration is in its own settings.</p>
      </div>
      <TabLinks
        label="Settings"
        tabs={parts.filter(({ verb }) => may(verb)).map(({ name, path }) => ({ name, href: path, current: here === path }))}
      />
      {children}
    </Page>
  );
}
