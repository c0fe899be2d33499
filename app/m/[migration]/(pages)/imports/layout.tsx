import type { ReactNode } from "react";
import { importTabs } from "@/components/frame/places";
import { Tabs } from "@/components/frame/tabs";

export default function ImportsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Tabs label="Imports" tabs={importTabs} className="bg-surface px-4 desk:px-5" />
      {children}
    </>
  );
}
