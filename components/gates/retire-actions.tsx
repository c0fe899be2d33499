"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Note } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import type { Retirement } from "@/lib/contracts/retirement";
import { closeRetirement, openRetirement } from "@/lib/queries/retirement";

/** Opening and closing the phase; what follows for stages is said before. */
export function RetireActions({ retirement: { opened, mayOpen, groups }, migration }: { retirement: Retirement; migration: string }) {
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const change = useMutation({
    mutationFn: (reason: string) => (opened ? closeRetirement : openRetirement)(migration, { reason }),
    onSuccess: () => {
      setAsking(false);
      toast(opened ? "Retire closed" : "Retire opened");
    },
  });
  return (
    <>
      <Button
        look={opened || groups.some(({ leave }) => !leave.ready) ? "default" : "primary"}
        disabled={!opened && !mayOpen}
        onClick={() => setAsking(true)}
      >
        {opened ? "Close Retire…" : "Open Retire…"}
      </Button>
      {asking && (
        <Confirm
          open
          onClose={() => {
            setAsking(false);
            change.reset();
          }}
          title={opened ? "Close the Retire phase again?" : "Open the Retire phase?"}
          verb={opened ? "Close it" : "Open it"}
          reasonLabel="Why"
          busy={change.isPending}
          onConfirm={(reason) => change.mutate(reason)}
        >
          <p>
            {opened
              ? "Agents that left the original are flagged again unless their cut-over was accepted."
              : "From then on an agent that reports to the new management group only has cut over as expected, at past moments too. Nothing is removed anywhere by it."}
          </p>
          {change.error && <Note tone="bad" role="alert" title={change.error.message} />}
        </Confirm>
      )}
    </>
  );
}
