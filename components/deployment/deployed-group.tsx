import { GroupDot } from "@/components/frame/group-dot";
import { Button } from "@/components/ui/button";
import { TableHead } from "@/components/ui/table-head";
import type { Deployment } from "@/lib/contracts/deployment";
import type { Migration } from "@/lib/contracts/migrations";
import { type ComponentKind, componentKindNames, componentKinds } from "@/lib/domain/components";
import { isBuilt } from "@/lib/domain/deployment";
import { DeployedRow } from "./deployed-row";

type Props = {
  group: Migration["groups"][number];
  deployment: Deployment;
  migration: Migration;
  /** Null where nobody may enter components. */
  onPlan: ((kind: ComponentKind) => void) | null;
};

const heads = [
  { name: "Component", width: "w-44 tablet:max-desk:w-36" },
  { name: "Server" },
  { name: "State", width: "w-42" },
  { name: "Release and rollup", width: "w-68 tablet:max-desk:w-44" },
  { name: "Evidence", width: "w-48 tablet:max-desk:w-32" },
];

/** One new management group: each of its components between plan and observation. */
export function DeployedGroup({ group, deployment, migration, onPlan }: Props) {
  const own = deployment.components.filter((one) => one.group === group.name);
  const absent = new Set(deployment.notPlanned.flatMap((one) => (one.group === group.name ? [one.kind] : [])));
  const built = own.filter(({ state }) => isBuilt(state)).length;
  return (
    <section aria-label={`Components of ${group.name}`} className="card overflow-hidden">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-sunken px-3.5 py-2">
        <h2 className="flex items-center gap-2 text-section font-semibold">
          {group.name} <GroupDot role={group.role} />
        </h2>
        <span className="text-small text-ink2">new, {group.release}</span>
        <span className="ml-auto text-small text-ink2 tabular-nums">
          {built} of {own.length + absent.size} built
        </span>
      </header>
      <table className="w-full table-fixed border-collapse phone:block">
        <TableHead columns={heads} />
        {componentKinds.map((kind) => {
          const ofKind = own.filter((one) => one.kind === kind);
          if (ofKind.length === 0 && !absent.has(kind)) return null;
          return (
            <tbody key={kind} className="border-b border-line last:border-0 phone:block phone:py-1">
              {ofKind.map((one, i) => (
                <DeployedRow key={one.id} one={one} kindName={componentKindNames[kind]} first={i === 0} migration={migration} />
              ))}
              {ofKind.length === 0 && (
                <tr className="phone:flex phone:items-center phone:gap-3 phone:px-3.5 phone:py-1">
                  <th scope="row" className="py-2 pr-3 pl-3.5 text-left font-medium phone:p-0">
                    {componentKindNames[kind]}
                  </th>
                  <td colSpan={4} className="py-1.5 pr-3.5 text-ink3 phone:p-0">
                    <span className="flex flex-wrap items-center gap-2">
                      Nothing planned, seen or confirmed yet
                      {onPlan && (
                        <Button size="small" look="quiet" onClick={() => onPlan(kind)} aria-label={`Plan: ${componentKindNames[kind]}`}>
                          Plan
                        </Button>
                      )}
                    </span>
                  </td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
    </section>
  );
}
