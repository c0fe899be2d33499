import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { Badge } from "@/components/ui/badge";
import type { Gate } from "@/lib/contracts/gates";
import type { Task } from "@/lib/contracts/tasks";
import { gateNames } from "@/lib/domain/gates/state";
import { explains } from "@/lib/domain/words/term";
import { GateActions } from "./gate-actions";
import { GateChecks } from "./gate-checks";
import { GateItems } from "./gate-items";
import { GateSettled } from "./gate-settled";
import { GateSignature } from "./gate-signature";
import { gateLooks, gateParagraph, gateTerms, gateTitle } from "./gate-words";

export type GateCardProps = { gate: Gate; byId: ReadonlyMap<string, Task>; now: string; onOpen: (task: string) => void };

/** How a gate stands and why, what is open and what is settled, what exports say, who signed, and the one thing to do next. */
export function GateCard({ gate, byId, now, onOpen }: GateCardProps) {
  const migration = useMigration();
  const may = useMay();
  const { tone, Icon } = gateLooks[gate.state];
  const tasks = [...byId.values()].filter(({ phase, archived }) => phase === gate.phase && !archived);
  const shown = gate.signature ? gate.since : gate.open;
  return (
    <div className="flex flex-col gap-4 p-4">
      <div>
        <div className="mb-1.5 flex items-center justify-between gap-2">
          <h2 className="min-w-0 text-section font-semibold">{gateTitle(gate.phase)}</h2>
          <Badge tone={tone} icon={Icon} {...explains(`term:${gateTerms[gate.state]}`)}>
            {gateNames[gate.state]}
          </Badge>
        </div>
        <p className="text-ink2">{gateParagraph(gate, migration.timeZone, now)}</p>
      </div>
      {may("gates.sign", migration) && <GateActions gate={gate} migration={migration.id} />}
      <GateItems
        title={gate.signature ? "Since the signature" : "Open"}
        items={shown}
        byId={byId}
        migration={migration.id}
        onOpen={onOpen}
      />
      <div className="flex flex-col gap-1.5 empty:hidden">
        <GateSettled gate={gate} shown={shown} tasks={tasks} onOpen={onOpen} />
        <GateChecks checks={gate.checks} migration={migration.id} onOpen={onOpen} />
      </div>
      {gate.signature && <GateSignature signature={gate.signature} timeZone={migration.timeZone} />}
      {!gate.signature && !may("gates.sign", migration) && <p className="text-small text-ink3">A lead signs this gate.</p>}
    </div>
  );
}
