import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import type { ImportInput } from "@/lib/contracts/imports";
import { groupRoleNames } from "@/lib/domain/stages";

/** Exports that are empty when nothing is left to list, with what that means. */
const emptied = {
  pending: { name: "Pending Management", verb: "Nothing waits" },
  agents: { name: "Agents", verb: "No agents are left" },
  gateways: { name: "Gateway servers", verb: "No gateways are left" },
} as const;
type EmptyKind = keyof typeof emptied;
const emptyKinds = Object.keys(emptied) as EmptyKind[];

/** An export of nothing is an empty file: it cannot say what it lists, nor whose it is. */
export function NothingWaits({ onTake }: { onTake: (said: ImportInput) => void }) {
  const migration = useMigration();
  const [kind, setKind] = useState<EmptyKind>("pending");
  const [group, setGroup] = useState("");
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onTake({ kind, group, coverage: "whole" });
      }}
    >
      <p className="basis-full text-small text-ink2">
        Where nothing is left to list, an export is an empty file: Pending Management every day, agents of a management group that was
        retired. If this is one, say of what and of which management group.
      </p>
      <Field label="What it lists">
        <Select value={kind} onChange={(event) => setKind(emptyKinds.find((one) => one === event.target.value) ?? "pending")}>
          {emptyKinds.map((one) => (
            <option key={one} value={one}>
              {emptied[one].name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Management group">
        <Select value={group} onChange={(event) => setGroup(event.target.value)}>
          <option value="">Choose…</option>
          {migration.groups.map((one) => (
            <option key={one.id} value={one.name}>
              {one.name} ({groupRoleNames[one.role]})
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" disabled={group === ""}>
        {emptied[kind].verb}
      </Button>
    </form>
  );
}
