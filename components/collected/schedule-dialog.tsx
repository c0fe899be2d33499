import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, Input } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { CollectedGroup, ScheduleInput } from "@/lib/contracts/collected";
import { mostHours, usual } from "@/lib/domain/collected/schedule";
import { collectedQuery, setSchedule } from "@/lib/queries/collected";

type Props = { group: CollectedGroup; onClose: () => void };

/** Whole hours within the bounds; null for anything else. */
const hoursOf = (text: string): number | null => (/^\d{1,3}$/.test(text) && +text >= 1 && +text <= mostHours ? +text : null);

export function ScheduleDialog({ group: { name, schedule }, onClose }: Props) {
  const migration = useMigration();
  const [awaited, setAwaited] = useState(schedule.everyHours !== null);
  const [every, setEvery] = useState(String(schedule.everyHours ?? usual.everyHours));
  const [late, setLate] = useState(String(schedule.lateHours));
  const { revision } = schedule;
  const save = useChange((body: ScheduleInput) => setSchedule(migration.id, { group: name, revision, ...body }), {
    says: `The schedule of ${name} is set`,
    answers: collectedQuery(migration.id).queryKey,
    after: onClose,
  });
  const [everyHours, lateHours] = [hoursOf(every), hoursOf(late)];
  const wrong = `A whole number from 1 to ${mostHours}`;
  return (
    <FormDialog
      onClose={onClose}
      title={`Schedule of ${name}`}
      verb="Save"
      ready={lateHours !== null && (!awaited || everyHours !== null)}
      of={save}
      onSubmit={() => lateHours !== null && save.mutate({ everyHours: awaited ? everyHours : null, lateHours })}
    >
      <Checkbox checked={awaited} onChange={setAwaited}>
        Tell leads when it does not come
      </Checkbox>
      {awaited && (
        <div className="grid gap-4 tablet:grid-cols-2">
          <Field label="Collected every, hours" hint="24 is every day." error={everyHours === null ? wrong : null}>
            <Input inputMode="numeric" value={every} onChange={(event) => setEvery(event.target.value.trim())} />
          </Field>
          <Field label="Late after, hours" hint="For a slow night." error={lateHours === null ? wrong : null}>
            <Input inputMode="numeric" value={late} onChange={(event) => setLate(event.target.value.trim())} />
          </Field>
        </div>
      )}
    </FormDialog>
  );
}
