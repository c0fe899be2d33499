import type { ReactNode } from "react";
import { inventoryTabs } from "@/components/frame/places";
import { Tabs } from "@/components/frame/tabs";

/** The grid of agents scrolls within itself, so the tabs leave it the height that remains. */
export default function InventoryLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full min-h-0 flex-col print:block print:h-auto">
      <Tabs label="Inventory" tabs={inventoryTabs} className="bg-surface px-4 desk:px-5" />
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">{children}</div>
    </div>
  );
}
