"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { Confirm } from "@/components/ui/confirm";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Failure, Note } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { AgentDetail, AgentPatch } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { type AgentEdit, editAgent } from "@/lib/queries/agents";
import { theirsIn } from "@/lib/queries/request";
import { AliasDialog } from "./alias-dialog";

type Asked = "exclude" | "accept" | "name" | null;

/** What is rarer: decisions of a lead, each with a reason that is kept, and further names. */
export function AgentMenuMore({ agent, migration }: { agent: AgentDetail; migration: Migration }) {
  const may = useMay();
  const [asked, setAsked] = useState<Asked>(null);
  const save = useChange((said: AgentEdit) => editAgent(migration.id, said), { after: () => setAsked(null) });
  const decide = (patch: AgentPatch) => save.mutate({ base: agent, patch });
  const excludes = may("agents.exclude", migration);
  const accepts = may("agents.acceptCutOver", migration) && (agent.stage !== "gone" || agent.cutOverAccepted);
  const names = may("aliases.edit", migration);
  if (!excludes && !accepts && !names) return null;
  const failure = theirsIn(save.error) ? (
    <Note tone="warn" role="alert" title="Somebody else changed this agent meanwhile">
      What is shown now is the present state. Confirm again if it still holds.
    </Note>
  ) : (
    <Failure of={save.error} />
  );
  return (
    <>
      <Menu align="end" trigger={<IconButton label="More about this agent" icon={Ellipsis} />}>
        {excludes && (
          <MenuItem onChoose={() => (agent.excluded ? decide({ excluded: null }) : setAsked("exclude"))}>
            {agent.excluded ? "Bring back into scope" : "Exclude…"}
          </MenuItem>
        )}
        {accepts && (
          <MenuItem onChoose={() => (agent.cutOverAccepted ? decide({ cutOverAccepted: null }) : setAsked("accept"))}>
            {agent.cutOverAccepted
              ? "Withdraw the acceptance"
              : agent.stage === "cutOver"
                ? "Accept the cut-over…"
                : "Accept the cut-over beforehand…"}
          </MenuItem>
        )}
        {names && <MenuItem onChoose={() => setAsked("name")}>Add a name that means it…</MenuItem>}
      </Menu>
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
      {asked === "name" && <AliasDialog fqdn={agent.fqdn} migration={migration} onClose={() => setAsked(null)} />}
    </>
  );
}
