"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { HealthShape } from "@/components/agents/health-shape";
import { useMigration } from "@/components/frame/current-migration";
import { GroupDot } from "@/components/frame/group-dot";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import { WayBack } from "@/components/ui/way-back";
import { type ComponentKind, componentKindNames } from "@/lib/domain/components";
import { groupRoleNames, healthNames } from "@/lib/domain/stages";
import { parseAsMoment } from "@/lib/queries/agent-keys";
import { componentHref, componentQuery } from "@/lib/queries/components";
import { isAbsent, search } from "@/lib/queries/request";
import { FlagList, StateBadge } from "./component-badges";
import { EnteredCard } from "./entered-card";
import { NoServer } from "./no-server";
import { ServerAgents } from "./server-agents";
import { FactsCard, FailoverCard } from "./server-facts";
import { ServerHistory, ServerObservations } from "./server-history";

/** The tab that lists the kind; what is no server is a role. */
const tabOf: Partial<Record<ComponentKind, { path: string; name: string }>> = {
  managementServer: { path: "management-servers", name: "Management servers" },
  gateway: { path: "gateways", name: "Gateways" },
};
const listName = (kind: ComponentKind) => tabOf[kind]?.name ?? "Databases and roles";
const listHref = (migration: string, kind: ComponentKind, asOf: string | null) =>
  `/m/${migration}/inventory/${tabOf[kind]?.path ?? "roles"}${search({ asOf })}`;

/** One component: what it carries, what exports say of it, what people entered. */
export function ServerPage({ id }: { id: string }) {
  const migration = useMigration();
  const [asOf, setAsOf] = useQueryState("asOf", parseAsMoment);
  const read = useQuery(componentQuery(migration.id, id, asOf));
  const one = read.data;
  if (!one && isAbsent(read.error))
    return asOf ? (
      <>
        <h1 className="sr-only">Server not known</h1>
        <EmptyState
          title="It was not known by then"
          action={<ButtonLink href={componentHref(migration.id, id, null)}>As it is now</ButtonLink>}
        >
          No import captured by then lists it.
        </EmptyState>
      </>
    ) : (
      <NoServer />
    );
  if (!one)
    return (
      <div className="p-5">
        <Unanswered of={read} title="This server could not be read" rows={12} />
      </div>
    );
  const carries = one.limit !== null;
  return (
    <Page measure="table">
      <WayBack href={listHref(migration.id, one.kind, asOf)}>{listName(one.kind)}</WayBack>
      <header className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-title break-all">{one.name}</h1>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink2">
            <span>{componentKindNames[one.kind]}</span>
            <span className="flex items-center gap-1.5">
              <GroupDot role={one.role} /> {one.group}, {groupRoleNames[one.role]}
            </span>
            {one.health && (
              <span className="flex items-center gap-1.5">
                <HealthShape health={one.health} /> {healthNames[one.health]}
              </span>
            )}
            {one.isRoot && <Badge>Root management server</Badge>}
            <StateBadge one={one} />
          </p>
        </div>
        {one.listed !== null && <AsOfPicker migration={migration} asOf={asOf} onChange={(at) => void setAsOf(at)} />}
      </header>
      <FlagList flags={one.flags} />
      <div className="grid items-start gap-3 desk:grid-cols-[1fr_360px]">
        <div className="flex min-w-0 flex-col gap-3">
          {carries && <ServerAgents one={one} migration={migration.id} asOf={asOf} />}
          {carries && <FailoverCard one={one} migration={migration.id} asOf={asOf} />}
          {one.listed !== null && <ServerHistory one={one} migration={migration} />}
          {one.listed !== null && <ServerObservations one={one} migration={migration} />}
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <EnteredCard one={one} />
          <FactsCard one={one} migration={migration} />
        </div>
      </div>
    </Page>
  );
}
