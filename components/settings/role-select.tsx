import type { ComponentProps } from "react";
import { roleNames } from "@/components/frame/role-names";
import { Options, Select } from "@/components/ui/field";
import { type Role, roles } from "@/lib/domain/roles";

type Props = Omit<ComponentProps<typeof Select>, "value" | "onChange" | "children"> & { value: Role; onChange: (role: Role) => void };

/** What an account or a token may do. */
export function RoleSelect({ value, onChange, ...rest }: Props) {
  return (
    <Select {...rest} value={value} onChange={(event) => onChange(roles.find((role) => role === event.target.value) ?? value)}>
      <Options of={roles} names={roleNames} />
    </Select>
  );
}
