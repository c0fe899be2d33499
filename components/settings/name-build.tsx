"use client";

import { useState } from "react";
import { counted } from "@/components/moments/numbers";
import { Field, Input, Options, Select } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { Build, BuildMoved } from "@/lib/contracts/settings";
import { releases } from "@/lib/domain/releases";
import { nameBuild } from "@/lib/queries/settings";

type Props = { build: Build; onClose: () => void; onNamed: (moved: BuildMoved) => void };

export function NameBuild({ build, onClose, onNamed }: Props) {
  const [release, setRelease] = useState(build.release);
  const [rollup, setRollup] = useState("");
  const name = useChange((said: { release: NonNullable<Build["release"]>; rollup: string | null }) => nameBuild(build.build, said), {
    after: onNamed,
  });
  return (
    <FormDialog
      onClose={onClose}
      title={`Name build ${build.build}`}
      verb="Name it"
      ready={release !== null}
      of={name}
      onSubmit={() => release && name.mutate({ release, rollup: rollup.trim() || null })}
    >
      <p className="text-ink2">
        {counted(build.agents, "agent")} {build.agents === 1 ? "has" : "have"} it now. Stages, also past ones, are derived again at once, in
        every migration. You can remove the name again.
      </p>
      <Field label="Release">
        <Select value={release ?? ""} onChange={(e) => setRelease(releases.find((one) => one === e.target.value) ?? null)}>
          <option value="">Choose…</option>
          <Options of={releases} />
        </Select>
      </Field>
      <Field label="Update rollup" hint="Optional, such as UR3. Shown in the catalogue; agents prove theirs by their patch list.">
        <Input value={rollup} maxLength={4} autoComplete="off" onChange={(e) => setRollup(e.target.value)} />
      </Field>
    </FormDialog>
  );
}
