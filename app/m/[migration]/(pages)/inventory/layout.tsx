import type { ReactNode } from "react";
import { InventoryTabs } from "@/components/servers/inventory-tabs";

/** The grid of agents scrolls within itself, so the tabs leave it the height that remains. */
export default function InventoryLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full min-h-0 flex-col print:block print:h-auto">
      <InventoryTabs />
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">{children}</div>
    </div>
  );
}
