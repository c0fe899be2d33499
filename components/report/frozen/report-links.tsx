"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { dayAndTime } from "@/components/moments/moments";
import { cell, row, SettingsList } from "@/components/settings/settings-list";
import { ShownOnce } from "@/components/settings/shown-once";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Confirm } from "@/components/ui/confirm";
import { Note } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import type { LinkWithAddress, ReportLink } from "@/lib/contracts/report-links";
import { linksQuery, revokeLink } from "@/lib/queries/frozen-reports";
import { ShareReport } from "./share-report";

const columns = [{ name: "Made" }, { name: "Ends" }, { name: "Password" }, { name: "Opened" }, { name: "Actions" }];

/** Links that open this report without a session. */
export function ReportLinks({ number }: { number: number }) {
  const migration = useMigration();
  const toast = useToast();
  const links = useQuery(linksQuery(migration.id, number));
  const wanted = useSearchParams().has("share");
  const [adding, setAdding] = useState(wanted);
  /* Asked for once: neither Back nor who is given the address asks again. */
  useEffect(() => {
    if (wanted) history.replaceState(null, "", location.pathname);
  }, [wanted]);
  const [made, setMade] = useState<LinkWithAddress | null>(null);
  const [asked, setAsked] = useState<ReportLink | null>(null);
  const revoke = useMutation({
    mutationFn: (link: string) => revokeLink(migration.id, number, link),
    onSuccess: () => {
      setAsked(null);
      toast("The link is revoked");
    },
  });
  return (
    <section aria-label="Links" className="mt-3 flex flex-col gap-2 print:hidden">
      <div className="flex items-center justify-between gap-4">
        <div>
          <h2 className="text-section font-semibold">Links</h2>
          <p className="text-small text-ink2">Whoever has a link reads this report, and nothing else, without signing in.</p>
        </div>
        <Button icon={Link2} onClick={() => setAdding(true)}>
          Share…
        </Button>
      </div>
      {revoke.error && <Note tone="bad" role="alert" title={revoke.error.message} />}
      {links.data?.total !== 0 && (
        <SettingsList of={links} what="Links" columns={columns}>
          {(items) => items.map((link) => <LinkRow key={link.id} link={link} zone={migration.timeZone} onRevoke={() => setAsked(link)} />)}
        </SettingsList>
      )}
      {adding && <ShareReport number={number} onClose={() => setAdding(false)} onMade={setMade} />}
      <ShownOnce
        title={`Link to report #${number}`}
        what="link"
        secret={made?.address ?? null}
        onlyHere={made?.onlyHere && "Nobody on another machine can open this link"}
        onClose={() => setMade(null)}
      >
        It is shown this once. Send it only to people who may read the report; you can revoke it here at any time.
      </ShownOnce>
      <Confirm
        open={asked !== null}
        onClose={() => setAsked(null)}
        title="Revoke the link"
        verb="Revoke"
        danger
        of={revoke}
        onConfirm={() => asked && revoke.mutate(asked.id)}
      >
        <p>It opens nothing from then on. It cannot be brought back; make a new one instead.</p>
      </Confirm>
    </section>
  );
}

function LinkRow({ link, zone, onRevoke }: { link: ReportLink; zone: string; onRevoke: () => void }) {
  return (
    <tr className={classes(row, link.state !== "open" && "text-ink3")}>
      <td className={cell}>
        {dayAndTime(link.createdAt, zone)} <span className="text-ink3">by {link.createdBy}</span>
      </td>
      <td className={cell}>
        {link.state === "revoked" ? (
          <Badge>Revoked by {link.revokedBy}</Badge>
        ) : link.state === "expired" ? (
          <Badge>Expired {dayAndTime(link.expiresAt, zone)}</Badge>
        ) : (
          dayAndTime(link.expiresAt, zone)
        )}
      </td>
      <td className={cell}>{link.password ? "Needed" : "None"}</td>
      <td className={classes(cell, "tabular-nums")}>
        {link.opened === 0 ? "Never" : `${link.opened} ${link.opened === 1 ? "time" : "times"}`}
        {link.openedAt && <span className="block text-small text-ink3">last {dayAndTime(link.openedAt, zone)}</span>}
      </td>
      <td className={classes(cell, "w-0 text-right phone:ml-auto phone:w-auto")}>
        {link.state === "open" && (
          <Button size="small" look="danger" onClick={onRevoke}>
            Revoke<span className="sr-only"> the link of {dayAndTime(link.createdAt, zone)}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}
