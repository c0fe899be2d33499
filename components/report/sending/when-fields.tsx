import { Field, Input, Select } from "@/components/ui/field";
import { weekdayNames } from "@/lib/domain/report/weekly";
import type { ScheduleDraft } from "./schedule-draft";

type Props = { draft: ScheduleDraft; onChange: (part: Partial<ScheduleDraft>) => void; zone: string };

/** Once a week, or any expression. */
export function WhenFields({ draft, onChange, zone }: Props) {
  return (
    <>
      <Field label="How often">
        <Select value={draft.weekly ? "weekly" : "cron"} onChange={(e) => onChange({ weekly: e.target.value === "weekly" })}>
          <option value="weekly">Once a week</option>
          <option value="cron">By a cron expression</option>
        </Select>
      </Field>
      {draft.weekly ? (
        <div className="grid grid-cols-2 gap-4">
          <Field label="On">
            <Select value={draft.weekday} onChange={(e) => onChange({ weekday: Number(e.target.value) })}>
              {weekdayNames.map((name, at) => (
                <option key={name} value={at + 1}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="At" hint={zone}>
            <Input type="time" value={draft.time} onChange={(e) => onChange({ time: e.target.value })} />
          </Field>
        </div>
      ) : (
        <Field label="Cron expression" hint={`Minute, hour, day, month, weekday, in ${zone}. At most once an hour.`}>
          <Input
            className="font-mono"
            value={draft.cron}
            maxLength={100}
            spellCheck={false}
            onChange={(e) => onChange({ cron: e.target.value })}
          />
        </Field>
      )}
    </>
  );
}
