"use client";

import { useMutation } from "@tanstack/react-query";
import { Archive, Mail, Snowflake } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import type { Migration } from "@/lib/contracts/migrations";
import { freezeReport, frozenHref } from "@/lib/queries/frozen-reports";
import { sendingHref } from "@/lib/queries/report-schedules";
import type { ReportAddress } from "@/lib/queries/reports";

type Props = { migration: Migration; address: ReportAddress };

/** Keeps what the page shows for good, and leads to what was kept. */
export function FreezeReport({ migration, address }: Props) {
  const may = useMay();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [name, setName] = useState("");
  const freeze = useMutation({
    mutationFn: () => freezeReport(migration.id, address, name.trim()),
    onSuccess: ({ number }) => {
      setAsking(false);
      setName("");
      router.push(frozenHref(migration.id, number));
    },
  });
  const close = () => {
    setAsking(false);
    freeze.reset();
  };
  return (
    <>
      <ButtonLink size="small" icon={Archive} href={frozenHref(migration.id)}>
        Frozen
      </ButtonLink>
      {may("reports.schedule") && (
        <ButtonLink size="small" icon={Mail} href={sendingHref(migration.id)}>
          Send
        </ButtonLink>
      )}
      {may("reports.freeze", migration) && (
        <Button size="small" icon={Snowflake} onClick={() => setAsking(true)}>
          Freeze
        </Button>
      )}
      <FormDialog open={asking} onClose={close} title="Freeze this report" verb="Freeze" of={freeze} onSubmit={() => freeze.mutate()}>
        <p className="text-ink2">
          Its numbers are kept for good, with your name and the time. Later imports change nothing in it, and nobody can delete it.
        </p>
        <Field label="Name" hint="Empty: the day that it is of.">
          <Input
            value={name}
            maxLength={120}
            autoComplete="off"
            placeholder="Steering committee, week 12"
            onChange={(e) => setName(e.target.value)}
          />
        </Field>
      </FormDialog>
    </>
  );
}
