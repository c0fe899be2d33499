"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { wholeMoment } from "@/components/moments/moments";
import { Confirm } from "@/components/ui/confirm";
import { IconButton } from "@/components/ui/icon-button";
import { useChange } from "@/components/ui/use-change";
import type { AgentDetail } from "@/lib/contracts/agents";
import type { Alias } from "@/lib/contracts/aliases";
import type { Migration } from "@/lib/contracts/migrations";
import { takeAliasBack } from "@/lib/queries/aliases";
import { ComputerName } from "./computer-name";

/** Names in exports that people say mean this agent. */
export function AgentAliases({ agent, migration }: { agent: AgentDetail; migration: Migration }) {
  const edits = useMay()("aliases.edit", migration);
  const [leaving, setLeaving] = useState<Alias | null>(null);
  const takeBack = useChange((alias: Alias) => takeAliasBack(migration.id, alias), {
    says: ({ name }) => `${name} stands for itself again`,
    after: () => setLeaving(null),
  });
  if (agent.aliases.length === 0) return null;
  return (
    <section aria-label="Also known as">
      <h3 className="text-section font-semibold">Also known as</h3>
      <ul className="mt-1">
        {agent.aliases.map((alias) => (
          <li key={alias.name} className="flex items-center gap-2 border-b border-line py-1.5 last:border-0">
            <div className="min-w-0 flex-1">
              <p className="break-words">
                <ComputerName fqdn={alias.name} />
              </p>
              <p className="text-small break-words text-ink2">
                {alias.by}, {wholeMoment(alias.at, migration.timeZone)}
                {alias.reason && `: “${alias.reason}”`}
              </p>
            </div>
            {edits && <IconButton label={`Remove ${alias.name}`} icon={Undo2} onClick={() => setLeaving(alias)} />}
          </li>
        ))}
      </ul>
      <Confirm
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`Remove ${leaving?.name ?? "the name"}?`}
        verb="Remove"
        of={takeBack}
        onConfirm={() => leaving && takeBack.mutate(leaving)}
      >
        <p>Rows with this name no longer count as {agent.fqdn}, in every import. Everything is then as if it had never been said.</p>
      </Confirm>
    </section>
  );
}
