"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useMay } from "@/components/frame/actor";
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
    <div className="mx-auto flex max-w-250 flex-col gap-4 px-5 py-6 pb-12 phone:px-4">
      <div>
        <h1 className="text-title">Settings</h1>
        <p className="mt-0.5 text-ink2">They hold for every migration. What belongs to one migration is in its own settings.</p>
      </div>
      <TabLinks
        label="Settings"
        tabs={parts.filter(({ verb }) => may(verb)).map(({ name, path }) => ({ name, href: path, current: here === path }))}
      />
      {children}
    </div>
  );
}
