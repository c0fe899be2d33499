"use client";

import { Link2, Mail, Printer, Share2, Snowflake } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import type { Migration } from "@/lib/contracts/migrations";
import { sendingHref } from "@/lib/queries/report-schedules";
import type { ReportAddress } from "@/lib/queries/reports";
import { FreezeReport, type Freezing } from "./frozen/freeze-report";

/** How others come to read this report: kept for good, by a link, by mail, on paper. */
export function ShareMenu({ migration, address }: { migration: Migration; address: ReportAddress }) {
  const may = useMay();
  const [asked, setAsked] = useState<Freezing | null>(null);
  const trigger = (
    <Button size="small" icon={Share2}>
      Share
    </Button>
  );
  return (
    <>
      <Menu align="end" trigger={trigger}>
        {may("reports.freeze", migration) && (
          <MenuItem icon={Snowflake} onChoose={() => setAsked("keep")}>
            Freeze…
          </MenuItem>
        )}
        {may("reports.freeze", migration) && may("reports.share", migration) && (
          <MenuItem icon={Link2} onChoose={() => setAsked("link")}>
            Make a link…
          </MenuItem>
        )}
        {may("reports.schedule") && (
          <MenuLink icon={Mail} href={sendingHref(migration.id)}>
            Scheduled mails
          </MenuLink>
        )}
        <MenuItem icon={Printer} onChoose={() => print()}>
          Print
        </MenuItem>
      </Menu>
      <FreezeReport migration={migration.id} address={address} asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
