"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { calendarDay } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field, Input } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Failure } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import { useChange } from "@/components/ui/use-change";
import type { Calendar } from "@/lib/contracts/calendar";
import { calendarQuery, setCalendar } from "@/lib/queries/reports";

const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Days on which nobody works on the migration: the pace and the forecast leave them out. */
export function WorkDays({ migration }: { migration: string }) {
  const calendar = useQuery(calendarQuery(migration));
  if (!calendar.data) return <Unanswered of={calendar} title="The days without work could not be read" rows={3} />;
  return <Days key={calendar.data.revision} migration={migration} known={calendar.data} />;
}

function Days({ migration, known }: { migration: string; known: Calendar }) {
  const [weekdays, setWeekdays] = useState(known.weekdays);
  const [dates, setDates] = useState(known.dates);
  const save = useChange(() => setCalendar(migration, { ...known, weekdays, dates }), {
    says: "Days without work saved",
    answers: calendarQuery(migration).queryKey,
  });
  const changed = JSON.stringify([weekdays, dates]) !== JSON.stringify([known.weekdays, known.dates]);
  const toggle = (day: number, on: boolean) => setWeekdays(on ? [...weekdays, day].sort() : weekdays.filter((one) => one !== day));
  return (
    <section aria-label="Days without work" className="card">
      <div className="flex flex-col gap-3 p-5">
        <div>
          <h2 className="text-section font-semibold">Days without work</h2>
          <p className="text-small text-ink2">The pace and the forecast of the report leave them out.</p>
        </div>
        <fieldset className="grid grid-cols-2 gap-x-4 tablet:grid-cols-4">
          <legend className="sr-only">Days of the week</legend>
          {names.map((name, i) => (
            <Checkbox key={name} checked={weekdays.includes(i + 1)} onChange={(on) => toggle(i + 1, on)}>
              {name}
            </Checkbox>
          ))}
        </fieldset>
        {dates.length > 0 && (
          <ul aria-label="Single days" className="divide-y divide-line border-y border-line">
            {dates.map(({ date, name }) => (
              <li key={date} className="flex items-center gap-3 py-1">
                <span className="w-28 tabular-nums">{calendarDay(date)}</span>
                <span className="min-w-0 flex-1 truncate text-ink2">{name}</span>
                <IconButton
                  label={`Take away ${calendarDay(date)}`}
                  icon={X}
                  onClick={() => setDates(dates.filter((one) => one.date !== date))}
                />
              </li>
            ))}
          </ul>
        )}
        <AddDay
          onAdd={(day) => setDates([...dates.filter(({ date }) => date !== day.date), day].sort((a, b) => (a.date < b.date ? -1 : 1)))}
        />
        <Failure of={save.error} />
      </div>
      <div className="flex justify-end gap-2 rounded-b-card border-t border-line bg-sunken px-5 py-3">
        <Button look="primary" disabled={!changed || weekdays.length === 7 || save.isPending} onClick={() => save.mutate()}>
          Save days
        </Button>
      </div>
    </section>
  );
}

function AddDay({ onAdd }: { onAdd: (day: { date: string; name: string }) => void }) {
  const [date, setDate] = useState("");
  const [name, setName] = useState("");
  return (
    <form
      className="flex flex-wrap items-end gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (date) onAdd({ date, name: name.trim() });
        setDate("");
        setName("");
      }}
    >
      <Field label="Single day" className="w-40">
        <DateInput value={date} onChange={(e) => setDate(e.target.value)} />
      </Field>
      <Field label="Why" className="min-w-32 flex-1">
        <Input value={name} maxLength={80} placeholder="Freeze, holiday" onChange={(e) => setName(e.target.value)} />
      </Field>
      <Button type="submit" icon={Plus} disabled={!date}>
        Add day
      </Button>
    </form>
  );
}
