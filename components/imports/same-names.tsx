"use client";

import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import { keepApart, sayAlias } from "@/lib/queries/aliases";
import type { Offer } from "./issue-groups";

const shown = 5;

/** Names that may be of one computer, and one press that says so, or that they are two. Undone at the agent. */
export function SameNames({ offers }: { offers: readonly Offer[] }) {
  const migration = useMigration();
  const may = useMay();
  const sayAll = async (said: readonly Offer[]) => {
    for (const { name, agent } of said) await sayAlias(migration.id, { name, agent });
  };
  const say = useChange(sayAll, {
    says: (_, said) => (said.length === 1 ? `${said[0]?.name} means ${said[0]?.agent}` : `${counted(said.length, "name")} joined`),
  });
  const part = useChange((said: Offer) => keepApart(migration.id, said), {
    says: ({ name, agent }) => `${name} and ${agent} stay two computers`,
  });
  const busy = say.isPending || part.isPending;
  if (!may("aliases.edit", migration)) return null;
  return (
    <div className="mt-2 flex flex-col gap-1.5">
      <ul className="flex flex-col gap-1.5">
        {offers.slice(0, shown).map((offer) => (
          <li key={`${offer.name} ${offer.agent}`} className="flex items-center justify-between gap-2 text-small">
            <span className="min-w-0 break-words">
              <span className="font-semibold">{offer.name}</span> and {offer.agent}
            </span>
            <span className="flex shrink-0 gap-1.5">
              <Button
                size="small"
                disabled={busy}
                onClick={() => part.mutate(offer)}
                aria-label={`${offer.name} is not ${offer.agent}: keep them apart`}
              >
                Keep apart
              </Button>
              <Button
                size="small"
                disabled={busy}
                onClick={() => say.mutate([offer])}
                aria-label={`${offer.name} is ${offer.agent}: join them`}
              >
                Join
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {offers.length > 1 && (
        <Button size="small" disabled={busy} onClick={() => say.mutate(offers)}>
          {say.isPending ? "Joining" : `Join all ${offers.length}`}
        </Button>
      )}
      <Failure of={say.error ?? part.error} />
    </div>
  );
}
