"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { classes } from "@/components/ui/classes";
import { Sheet } from "@/components/ui/sheet";
import { Unanswered } from "@/components/ui/unanswered";
import type { Task } from "@/lib/contracts/tasks";
import { gateNames } from "@/lib/domain/gates/state";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import { gatesQuery } from "@/lib/queries/gates";
import { GateCard } from "./gate-card";
import { gateLooks, gateParagraph, gateTitle } from "./gate-words";

type Props = { phase: PhaseId; byId: ReadonlyMap<string, Task>; onOpen: (task: string) => void };

function useGate(phase: PhaseId) {
  const gates = useQuery(gatesQuery(useMigration().id));
  return { gates, gate: gates.data?.items.find((one) => one.phase === phase), now: new Date(gates.dataUpdatedAt).toISOString() };
}

/** The gate beside the tasks, where there is room. */
export function GateAside({ phase, byId, onOpen }: Props) {
  const { gates, gate, now } = useGate(phase);
  return (
    <aside
      aria-label="Gate"
      className="w-76 shrink-0 min-[1400px]:w-84 overflow-y-auto border-l border-line bg-surface max-desk:hidden print:hidden"
    >
      <Unanswered of={gates} title="The gate could not be read" rows={8} />
      {gate && <GateCard gate={gate} byId={byId} now={now} onOpen={onOpen} />}
    </aside>
  );
}

/** The gate in two lines above the tasks, where there is not; pressed, it opens as a sheet. */
export function GateLine({ phase, byId, onOpen }: Props) {
  const { timeZone } = useMigration();
  const { gate, now } = useGate(phase);
  const [opened, setOpened] = useState(false);
  if (!gate) return null;
  const { Icon } = gateLooks[gate.state];
  const warns = gate.state === "contradicted";
  return (
    <>
      <button
        type="button"
        onClick={() => setOpened(true)}
        className={classes(
          "flex w-full items-start gap-2.5 rounded-card border px-3.5 py-3 text-left desk:hidden",
          warns ? "border-warn bg-warn-soft" : "border-line bg-surface",
        )}
      >
        <Icon size={16} aria-hidden className={classes("mt-0.5 shrink-0", warns ? "text-warn-text" : "text-ink2")} />
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">
            {gateTitle(phase)}
            <span className="sr-only">, {gateNames[gate.state]}</span>
          </span>
          <span className="block text-small text-ink2">{gateParagraph(gate, timeZone, now)}</span>
        </span>
        <ChevronRight size={16} aria-hidden className="mt-0.5 shrink-0 text-ink2" />
      </button>
      {opened && (
        <Sheet label={gateTitle(phase)} onClose={() => setOpened(false)}>
          <GateCard
            gate={gate}
            byId={byId}
            now={now}
            onOpen={(task) => {
              setOpened(false);
              onOpen(task);
            }}
          />
        </Sheet>
      )}
    </>
  );
}
