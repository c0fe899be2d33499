"use client";

import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Failure, Note } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Agent, AgentPatch } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { type AgentEdit, editAgent } from "@/lib/queries/agents";
import { theirsIn } from "@/lib/queries/request";

type Asked = "exclude" | "accept" | null;

/** Decisions of a lead, each with a reason that is kept. */
export function AgentDecisions({ agent, migration }: { agent: Agent; migration: Migration }) {
  const may = useMay();
  const [asked, setAsked] = useState<Asked>(null);
  const save = useChange((said: AgentEdit) => editAgent(migration.id, said), { after: () => setAsked(null) });
  const decide = (patch: AgentPatch) => save.mutate({ base: agent, patch });
  const excludes = may("agents.exclude", migration);
  const accepts = may("agents.acceptCutOver", migration) && (agent.stage !== "gone" || agent.cutOverAccepted);
  if (!excludes && !accepts) return null;
  const failure = theirsIn(save.error) ? (
    <Note tone="warn" role="alert" title="Somebody else changed this agent meanwhile">
      What is shown now is the present state. Confirm again if it still holds.
    </Note>
  ) : (
    <Failure of={save.error} />
  );
  return (
    <section aria-label="Decisions" className="flex flex-wrap gap-2">
      {excludes &&
        (agent.excluded ? (
          <Button size="small" disabled={save.isPending} onClick={() => decide({ excluded: null })}>
            Include again
          </Button>
        ) : (
          <Button size="small" onClick={() => setAsked("exclude")}>
            Exclude…
          </Button>
        ))}
      {accepts &&
        (agent.cutOverAccepted ? (
          <Button size="small" disabled={save.isPending} onClick={() => decide({ cutOverAccepted: null })}>
            Withdraw the acceptance
          </Button>
        ) : (
          <Button size="small" onClick={() => setAsked("accept")}>
            {agent.stage === "cutOver" ? "Accept the cut-over…" : "Accept the cut-over beforehand…"}
          </Button>
        ))}
      {asked === null && failure}
      <Confirm
        open={asked === "exclude"}
        onClose={() => setAsked(null)}
        title={`Exclude ${agent.fqdn}`}
        verb="Exclude"
        of={save}
        failure={failure}
        reasonLabel="Why it is out of scope"
        onConfirm={(reason) => decide({ excluded: { reason } })}
      >
        <p>It is counted apart, not in the percent done. It stays in the lists.</p>
      </Confirm>
      <Confirm
        open={asked === "accept"}
        onClose={() => setAsked(null)}
        title={`Accept the cut-over of ${agent.fqdn}`}
        verb="Accept"
        of={save}
        failure={failure}
        reasonLabel={agent.stage === "cutOver" ? "Why it left the original" : "Why it may leave the original"}
        onConfirm={(reason) => decide({ cutOverAccepted: { reason } })}
      >
        <p>
          {agent.stage === "cutOver"
            ? "It left the original management group before the Retire phase."
            : "It takes effect when the agent leaves the original management group."}{" "}
          Accepted, it counts as done there once it is on the target release and heard from.
        </p>
      </Confirm>
    </section>
  );
}
