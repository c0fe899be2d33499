"use client";

import { type ComponentProps, useState } from "react";
import { calendarDay } from "@/components/moments/moments";
import { classes } from "./classes";
import { Input } from "./field";

type Props = Omit<ComponentProps<typeof Input>, "type" | "value" | "defaultValue"> & { value?: string; defaultValue?: string };

/** A calendar day. It is read as the page writes days; while it is edited the browser's own field, with its calendar and keys, is what is seen. */
export function DateInput({ value, defaultValue = "", onChange, className, ...rest }: Props) {
  const [own, setOwn] = useState(defaultValue);
  const day = value ?? own;
  return (
    <span className={classes("relative block min-w-0", className)}>
      <Input
        {...rest}
        type="date"
        value={day}
        onChange={(event) => {
          setOwn(event.target.value);
          onChange?.(event);
        }}
        className="date-in-words peer"
      />
      <span
        aria-hidden
        className={classes(
          "pointer-events-none absolute inset-y-0 left-2.5 flex items-center peer-focus:hidden peer-disabled:text-ink3 phone:text-[16px]",
          day ? "text-ink" : "text-ink3",
        )}
      >
        {day ? calendarDay(day) : "No day"}
      </span>
    </span>
  );
}
