import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { readAskedMoment } from "@/lib/domain/asked-moments";

type Props = { values: readonly string[]; onChange: (values: string[]) => void };

/** Since a day, before a day, and never. */
export function MomentValues({ values, onChange }: Props) {
  const asked = values.flatMap((text) => readAskedMoment(text) ?? []);
  const day = (is: "since" | "before") => asked.flatMap((one) => (one.is === is ? one.at.slice(0, 10) : []))[0] ?? "";
  const set = (is: "since" | "before" | "never", text: string | null) =>
    onChange([...values.filter((value) => readAskedMoment(value)?.is !== is), ...(text ? [text] : [])]);
  return (
    <div className="flex flex-col gap-2">
      {(["since", "before"] as const).map((is) => (
        <Field key={is} label={is === "since" ? "On this day or later" : "Before this day"}>
          <DateInput value={day(is)} onChange={({ target }) => set(is, target.value && `${is}:${target.value}`)} />
        </Field>
      ))}
      <Checkbox checked={values.includes("never")} onChange={(on) => set("never", on ? "never" : null)}>
        Never
      </Checkbox>
    </div>
  );
}
