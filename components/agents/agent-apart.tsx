"use client";

import { Undo2 } from "lucide-react";
import { useMay } from "@/components/frame/actor";
import { wholeMoment } from "@/components/moments/moments";
import { IconButton } from "@/components/ui/icon-button";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { AgentDetail } from "@/lib/contracts/agents";
import type { NameApart } from "@/lib/contracts/aliases";
import type { Migration } from "@/lib/contracts/migrations";
import { takeApartBack } from "@/lib/queries/aliases";
import { ComputerName } from "./computer-name";

/** Names that look like another form of this agent's, of which people said that they are computers of their own. */
export function AgentApart({ agent, migration }: { agent: AgentDetail; migration: Migration }) {
  const edits = useMay()("aliases.edit", migration);
  const takeBack = useChange((pair: NameApart) => takeApartBack(migration.id, pair), {
    says: ({ name, agent: other }) => `${name} and ${other} may be one computer again`,
  });
  if (agent.apart.length === 0) return null;
  return (
    <section aria-label="Another computer than">
      <h3 className="text-section font-semibold">Another computer than</h3>
      <ul className="mt-1">
        {agent.apart.map((pair) => {
          const other = pair.name === agent.fqdn ? pair.agent : pair.name;
          return (
            <li key={other} className="flex items-center gap-2 border-b border-line py-1.5 last:border-0">
              <div className="min-w-0 flex-1">
                <p className="break-words">
                  <ComputerName fqdn={other} />
                </p>
                <p className="text-small break-words text-ink2">
                  {pair.by}, {wholeMoment(pair.at, migration.timeZone)}
                  {pair.reason && `: “${pair.reason}”`}
                </p>
              </div>
              {edits && (
                <IconButton
                  label={`Undo that ${other} is another computer`}
                  icon={Undo2}
                  disabled={takeBack.isPending}
                  onClick={() => takeBack.mutate(pair)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <Failure of={takeBack.error} />
    </section>
  );
}
