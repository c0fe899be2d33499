"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import { sayAlias } from "@/lib/queries/aliases";
import { migrationKey } from "@/lib/queries/migrations";
import type { Offer } from "./issue-groups";

const shown = 5;

/** Names that may be of one computer, and one press that says so. Taken back at the agent, as every alias. */
export function SameNames({ offers }: { offers: readonly Offer[] }) {
  const migration = useMigration();
  const may = useMay();
  const client = useQueryClient();
  const toast = useToast();
  const say = useMutation({
    mutationFn: async (said: readonly Offer[]) => {
      for (const { name, agent } of said) await sayAlias(migration.id, { name, agent });
    },
    onSuccess: (_, said) =>
      toast(said.length === 1 ? `${said[0]?.name} means ${said[0]?.agent}` : `${counted(said.length, "name")} joined`),
    onSettled: () => client.invalidateQueries({ queryKey: migrationKey(migration.id) }),
  });
  if (!may("aliases.edit", migration)) return null;
  return (
    <div className="mt-2 flex flex-col gap-1.5">
      <ul className="flex flex-col gap-1.5">
        {offers.slice(0, shown).map((offer) => (
          <li key={`${offer.name} ${offer.agent}`} className="flex items-center justify-between gap-2 text-small">
            <span className="min-w-0 break-words">
              <span className="font-semibold">{offer.name}</span> is {offer.agent}
            </span>
            <Button
              size="small"
              className="shrink-0"
              disabled={say.isPending}
              onClick={() => say.mutate([offer])}
              aria-label={`${offer.name} is ${offer.agent}: join them`}
            >
              Join
            </Button>
          </li>
        ))}
      </ul>
      {offers.length > 1 && (
        <Button size="small" disabled={say.isPending} onClick={() => say.mutate(offers)}>
          {say.isPending ? "Joining" : `Join all ${offers.length}`}
        </Button>
      )}
      {say.error && <Note tone="bad" role="alert" title={say.error.message} />}
    </div>
  );
}
