import { KeyRound, UserCheck, UserX } from "lucide-react";
import { useActor } from "@/components/frame/actor";
import { day } from "@/components/moments/moments";
import { Badge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import type { Person, PersonPatch } from "@/lib/contracts/people";
import { personRoles } from "@/lib/domain/roles";
import { RoleSelect } from "./role-select";
import { cell, row } from "./settings-list";

type Props = { person: Person; busy: boolean; onEdit: (patch: PersonPatch) => void; onAsk: (to: "password" | "deactivate") => void };

export function PersonRow({ person, busy, onEdit, onAsk }: Props) {
  const self = useActor()?.id === person.id;
  return (
    <tr className={row}>
      <td className={classes(cell, "phone:basis-full")}>
        <span className="flex min-w-0 flex-wrap items-center gap-2">
          <span className={classes("font-medium", !person.active && "text-ink3")}>{person.name}</span>
          {self && <Badge tone="outline">You</Badge>}
          {!person.active && <Badge>Deactivated</Badge>}
        </span>
        <span className="block text-small break-all text-ink3">{person.email}</span>
      </td>
      <td className={cell}>
        <Field label={`Role of ${person.name}`} hideLabel>
          <RoleSelect
            of={personRoles}
            value={person.role}
            disabled={busy || !person.active}
            onChange={(role) => onEdit({ role })}
            className="w-40"
          />
        </Field>
      </td>
      <td className={classes(cell, "whitespace-nowrap text-ink2 phone:hidden")}>{day(person.seenAt, "UTC")}</td>
      <td className={classes(cell, "w-0 whitespace-nowrap phone:ml-auto phone:w-auto")}>
        <span className="flex justify-end gap-1">
          <IconButton label={`New password for ${person.name}`} icon={KeyRound} disabled={busy} onClick={() => onAsk("password")} />
          {person.active ? (
            <IconButton label={`Deactivate ${person.name}`} icon={UserX} disabled={busy || self} onClick={() => onAsk("deactivate")} />
          ) : (
            <IconButton label={`Activate ${person.name}`} icon={UserCheck} disabled={busy} onClick={() => onEdit({ active: true })} />
          )}
        </span>
      </td>
    </tr>
  );
}
