"use client";

import { useState } from "react";
import { counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input, Select } from "@/components/ui/field";
import { Note } from "@/components/ui/states";
import type { Build, BuildMoved } from "@/lib/contracts/settings";
import { releases } from "@/lib/domain/releases";
import { buildsQuery, nameBuild } from "@/lib/queries/settings";
import { useChange } from "./settings-list";

type Props = { build: Build; onClose: () => void; onNamed: (moved: BuildMoved) => void };

export function NameBuild({ build, onClose, onNamed }: Props) {
  const [release, setRelease] = useState(build.release);
  const [rollup, setRollup] = useState("");
  const name = useChange(
    buildsQuery.queryKey,
    (said: { release: NonNullable<Build["release"]>; rollup: string | null }) => nameBuild(build.build, said),
    onNamed,
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Name build ${build.build}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="name-build" disabled={!release || name.isPending}>
            Name it
          </Button>
        </>
      }
    >
      <p>
        {counted(build.agents, "agent")} {build.agents === 1 ? "has" : "have"} it now. Stages, also past ones, are derived again at once, in
        every migration. You can take the name back.
      </p>
      <form
        id="name-build"
        noValidate
        className="flex flex-col gap-4 text-ink"
        onSubmit={(event) => {
          event.preventDefault();
          if (release) name.mutate({ release, rollup: rollup.trim() || null });
        }}
      >
        {name.error && <Note tone="bad" role="alert" title={name.error.message} />}
        <Field label="Release">
          <Select value={release ?? ""} onChange={(e) => setRelease(releases.find((one) => one === e.target.value) ?? null)}>
            <option value="">Choose…</option>
            {releases.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Update rollup" hint="Optional, such as UR3. Shown in the catalogue; agents prove theirs by their patch list.">
          <Input value={rollup} maxLength={4} autoComplete="off" onChange={(e) => setRollup(e.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
