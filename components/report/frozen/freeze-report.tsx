"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Field, Input } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { freezeReport, frozenHref } from "@/lib/queries/frozen-reports";
import type { ReportAddress } from "@/lib/queries/reports";

/** `link`: a link to what is frozen is asked for next. */
export type Freezing = "keep" | "link";
type Props = { migration: string; address: ReportAddress; asked: Freezing | null; onClose: () => void };

/** Keeps what the page shows for good, and leads to what was kept. */
export function FreezeReport({ migration, address, asked, onClose }: Props) {
  const router = useRouter();
  const [name, setName] = useState("");
  const freeze = useMutation({
    mutationFn: () => freezeReport(migration, address, name.trim()),
    onSuccess: ({ number }) => {
      close();
      setName("");
      router.push(`${frozenHref(migration, number)}${asked === "link" ? "?share" : ""}`);
    },
  });
  const close = () => {
    onClose();
    freeze.reset();
  };
  return (
    <FormDialog open={asked !== null} onClose={close} title="Freeze this report" verb="Freeze" of={freeze} onSubmit={() => freeze.mutate()}>
      <p className="text-ink2">
        {asked === "link" && "A link leads to a frozen report, so that whoever opens it reads what you saw. "}
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
  );
}
