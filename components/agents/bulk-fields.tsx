import { DateInput } from "@/components/ui/date-input";
import { Field, Input, Options, Select, TextArea } from "@/components/ui/field";
import { alertsFromNames, alertsFroms, methodNames, methods } from "@/lib/domain/stages";
import { type BulkDraft, type BulkKind, bulkReason } from "./bulk-draft";

type Props = { kind: BulkKind; draft: BulkDraft; onChange: (draft: BulkDraft) => void };

/** What a change of many agents asks for. */
export function BulkFields({ kind, draft, onChange }: Props) {
  const field = (name: keyof BulkDraft) => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  });
  const reason = bulkReason(kind);
  return (
    <>
      {kind === "owner" && (
        <Field label="Owner" hint="A team or a person. Blank takes the owner away.">
          <Input maxLength={200} autoComplete="off" {...field("owner")} />
        </Field>
      )}
      {kind === "tags" && (
        <>
          <Field label="Tags to add" hint="Separated by commas.">
            <Input autoComplete="off" {...field("add")} />
          </Field>
          <Field label="Tags to remove">
            <Input autoComplete="off" {...field("remove")} />
          </Field>
        </>
      )}
      {kind === "method" && (
        <Field label="Method">
          <Select {...field("method")}>
            <option value="">As proposed from the exports</option>
            <Options of={methods} names={methodNames} />
          </Select>
        </Field>
      )}
      {kind === "alerts" && (
        <div className="grid grid-cols-2 gap-3 phone:grid-cols-1">
          <Field label="Alerts are answered from">
            <Select {...field("alerts")}>
              <option value="" disabled>
                Choose
              </option>
              <Options of={alertsFroms} names={alertsFromNames} />
              <option value="none">Nobody said</option>
            </Select>
          </Field>
          <Field label="Since" hint="Blank: today, for those that change.">
            <DateInput disabled={draft.alerts === "none"} {...field("since")} />
          </Field>
        </div>
      )}
      {kind === "exclude" && <p>They are counted apart, not in the percent done. They stay in the lists.</p>}
      {kind === "accept" && <p>Accepted, they count as done once they are on the target release and heard from.</p>}
      {reason && (
        <Field label={reason} hint="Kept with your name and the time.">
          <TextArea maxLength={1000} {...field("reason")} />
        </Field>
      )}
    </>
  );
}
