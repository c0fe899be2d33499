"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { counted } from "@/components/moments/numbers";
import { Button, ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import { parseAsMoment } from "@/lib/queries/agent-keys";
import { componentsQuery } from "@/lib/queries/components";
import { ComponentForm } from "./component-form";
import { GroupServers } from "./group-servers";
import { UntoldFailover } from "./untold-failover";

const pages = {
  managementServer: { title: "Management servers", one: "management server", command: "Get-SCOMManagementServer" },
  gateway: { title: "Gateways", one: "gateway", command: "Get-SCOMGatewayManagementServer" },
};
type Kind = keyof typeof pages;

/** Servers of one kind, by management group, with what each carries. */
export function ServersPage({ kind }: { kind: Kind }) {
  const migration = useMigration();
  const may = useMay();
  const [asOf, setAsOf] = useQueryState("asOf", parseAsMoment);
  const [entering, setEntering] = useState(false);
  const { data, error, refetch } = useQuery(componentsQuery(migration.id, [kind], asOf));
  const { title, one, command } = pages[kind];
  const enter = may("components.edit", migration) && (
    <Button size="small" icon={Plus} onClick={() => setEntering(true)}>
      Enter by hand
    </Button>
  );
  return (
    <Page measure="table">
      <div className="flex min-h-7.5 flex-wrap items-center gap-2">
        <h1 className="flex-1 text-title phone:basis-full">{title}</h1>
        {data && data.total > 0 && <span className="mr-1.5 text-small text-ink2 phone:hidden">{counted(data.total, one)}</span>}
        <AsOfPicker migration={migration} asOf={asOf} onChange={(at) => void setAsOf(at)} />
        {enter}
      </div>
      <Unanswered of={{ data, error, refetch }} title={`The ${title.toLowerCase()} could not be read`} rows={6} />
      {data?.total === 0 && (
        <div className="card">
          <EmptyState
            title={asOf ? `No ${one} was observed by then` : `No ${one} observed yet`}
            action={<ButtonLink href={`/m/${migration.id}/imports`}>Go to imports</ButtonLink>}
          >
            Run <code className="font-mono">{command} | Export-Csv servers.csv -NoTypeInformation -Encoding UTF8</code> in each management
            group and import the file. Planned ones can be entered by hand.
          </EmptyState>
        </div>
      )}
      {data &&
        [...migration.groups]
          .sort((a, b) => a.role.localeCompare(b.role))
          .map((group) => {
            const servers = data.items.filter((item) => item.group === group.name);
            const told = data.groups.find(({ name }) => name === group.name) ?? null;
            if (!servers.length) return null;
            return <GroupServers key={group.id} group={group} told={told} servers={servers} migration={migration.id} asOf={asOf} />;
          })}
      {kind === "gateway" && !asOf && data && <UntoldFailover gateways={data.items} />}
      {entering && <ComponentForm kinds={[kind]} of={null} onClose={() => setEntering(false)} />}
    </Page>
  );
}
