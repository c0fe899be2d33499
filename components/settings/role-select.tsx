import type { ComponentProps } from "react";
import { roleNames } from "@/components/frame/role-names";
import { Options, Select } from "@/components/ui/field";
import type { Role } from "@/lib/domain/roles";

type Props<R extends Role> = Omit<ComponentProps<typeof Select>, "value" | "onChange" | "children"> & {
  /** Those to choose from: people hold fewer than tokens. */
  of: readonly R[];
  value: R;
  onChange: (role: R) => void;
};

/** What an account or a token may do. */
export function RoleSelect<R extends Role>({ of, value, onChange, ...rest }: Props<R>) {
  return (
    <Select {...rest} value={value} onChange={(event) => onChange(of.find((role) => role === event.target.value) ?? value)}>
      <Options<Role> of={of} names={roleNames} />
    </Select>
  );
}
