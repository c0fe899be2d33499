"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { DropCatcher } from "@/components/imports/drop-catcher";
import { UploadsProvider } from "@/components/imports/uploads";
import { classes } from "@/components/ui/classes";
import { BottomBar } from "./bottom-bar";
import { CurrentMigration } from "./current-migration";
import { FollowChanges } from "./follow-changes";
import { FrameKeys } from "./frame-keys";
import { OfflineNote } from "./offline-note";
import { placeOf } from "./places";
import { PrintHead } from "./print-head";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";

/** Side bar or rail, top bar, page; on a phone a bar at the bottom. */
export function AppFrame({ migration, children }: { migration: string; children: ReactNode }) {
  const base = `/m/${migration}`;
  const place = placeOf(usePathname(), base);
  const rail = place?.rail ?? false;
  return (
    <CurrentMigration id={migration}>
      <UploadsProvider migration={migration}>
        <FollowChanges migration={migration} />
        <FrameKeys base={base} />
        <DropCatcher base={base} />
        <a
          href="#page"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-button focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
        >
          Skip to the page
        </a>
        <div
          className={classes(
            "grid h-dvh print:block print:h-auto phone:grid-cols-1",
            rail ? "grid-cols-[56px_1fr]" : "grid-cols-[56px_1fr] desk:grid-cols-[208px_1fr]",
          )}
        >
          <Sidebar base={base} place={place} rail={rail} />
          <div className="grid min-h-0 min-w-0 grid-rows-[auto_auto_auto_1fr_auto] print:block">
            <TopBar place={place} />
            <OfflineNote />
            <PrintHead />
            <main id="page" tabIndex={-1} className="relative min-h-0 min-w-0 overflow-y-auto outline-none print:overflow-visible">
              {children}
            </main>
            <BottomBar base={base} place={place} />
          </div>
        </div>
      </UploadsProvider>
    </CurrentMigration>
  );
}
