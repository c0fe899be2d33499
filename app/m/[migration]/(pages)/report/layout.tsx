import type { ReactNode } from "react";
import { reportTabs } from "@/components/frame/places";
import { Tabs } from "@/components/frame/tabs";

export default function ReportLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Tabs label="Reports" tabs={reportTabs} className="bg-surface px-4 desk:px-5" />
      {children}
    </>
  );
}
