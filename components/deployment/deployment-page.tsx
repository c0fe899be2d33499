"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { PagesOfPhase, PhaseTabs } from "@/components/tasks/phase-tabs";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Unanswered } from "@/components/ui/unanswered";
import { useOnDemand } from "@/components/ui/use-on-demand";
import { type ComponentKind, componentKinds } from "@/lib/domain/components";
import { deploymentQuery } from "@/lib/queries/deployment";
import { DeployedGroup } from "./deployed-group";
import { Firewall } from "./firewall";
import { RoomCard } from "./room-card";

const load = () => import("@/components/servers/component-form");

/** The new management groups: what is planned against what exports list, room with a server down, and the firewall table. */
export function DeploymentPage() {
  const migration = useMigration();
  const may = useMay();
  const { data, error, refetch } = useQuery(deploymentQuery(migration.id));
  const [planning, setPlanning] = useState<{ kinds: readonly ComponentKind[]; group?: string } | null>(null);
  const form = useOnDemand(planning !== null, load);
  const edits = may("components.edit", migration);
  const targets = migration.groups.filter(({ role }) => role === "target");
  return (
    <Page measure="table">
      <PhaseTabs part="deploy" />
      <div className="flex">
        <PagesOfPhase part="deploy" />
      </div>
      <div className="flex min-h-7.5 flex-wrap items-center gap-2">
        <h1 className="flex-1 text-title">Planned and seen</h1>
        {edits && (
          <Button size="small" icon={Plus} onClick={() => setPlanning({ kinds: componentKinds })}>
            Enter by hand
          </Button>
        )}
      </div>
      <Unanswered of={{ data, error, refetch }} title="The components could not be read" rows={10} />
      {data && (
        <>
          {targets.map((group) => (
            <DeployedGroup
              key={group.id}
              group={group}
              deployment={data}
              migration={migration}
              onPlan={edits ? (kind) => setPlanning({ kinds: [kind], group: group.name }) : null}
            />
          ))}
          {data.rooms.map((room) => (
            <RoomCard key={`${room.group} ${room.kind}`} room={room} migration={migration.id} several={targets.length > 1} />
          ))}
          <Firewall firewall={data.firewall} migration={migration.id} several={targets.length > 1} />
        </>
      )}
      {planning && form && (
        <form.ComponentForm
          kinds={planning.kinds}
          of={null}
          start={{ planned: true, ...(planning.group ? { group: planning.group } : {}) }}
          onClose={() => setPlanning(null)}
        />
      )}
    </Page>
  );
}
