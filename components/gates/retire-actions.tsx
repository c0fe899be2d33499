"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useChange } from "@/components/ui/use-change";
import type { Retirement } from "@/lib/contracts/retirement";
import { closeRetirement, openRetirement } from "@/lib/queries/retirement";

/** Opening and closing the phase; what follows for stages is said before. */
export function RetireActions({ retirement: { opened, mayOpen, groups }, migration }: { retirement: Retirement; migration: string }) {
  const [asking, setAsking] = useState(false);
  const change = useChange((reason: string) => (opened ? closeRetirement : openRetirement)(migration, { reason }), {
    says: opened ? "Retire closed" : "Retire opened",
    after: () => setAsking(false),
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
          onClose={() => setAsking(false)}
          title={opened ? "Close the Retire phase again?" : "Open the Retire phase?"}
          verb={opened ? "Close it" : "Open it"}
          reasonLabel="Why"
          of={change}
          onConfirm={(reason) => change.mutate(reason)}
        >
          <p>
            {opened
              ? "Agents that left the original are flagged again unless their cut-over was accepted."
              : "From then on an agent that reports to the new management group only has cut over as expected, at past moments too. Nothing is removed anywhere by it."}
          </p>
        </Confirm>
      )}
    </>
  );
}
