import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { groupRoleNames } from "@/lib/domain/stages";

/** An export of Pending Management without anything waiting is an empty file: it cannot say whose it is. */
export function NothingWaits({ onTake }: { onTake: (group: string) => void }) {
  const migration = useMigration();
  const [group, setGroup] = useState("");
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onTake(group);
      }}
    >
      <p className="basis-full text-small text-ink2">
        Where nothing waits in Pending Management, its export is an empty file. If this is one, say of which management group.
      </p>
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
        Nothing waits
      </Button>
    </form>
  );
}
