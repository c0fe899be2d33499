import { ChevronDown } from "lucide-react";
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { classes } from "./classes";

const box =
  "w-full rounded-field border border-field bg-surface text-body text-ink transition-colors hover:border-ink3 disabled:bg-sunken disabled:text-ink3 aria-invalid:border-bad focus-visible:outline-offset-1 phone:text-[16px]";

type Control = ReactElement<{ id?: string; "aria-describedby"?: string; "aria-invalid"?: boolean }>;
type FieldProps = { label: ReactNode; hint?: ReactNode; error?: string | null; hideLabel?: boolean; className?: string; children: Control };

/** A label, one control, and what to know about it. */
export function Field({ label, hint, error, hideLabel, className, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={classes("flex min-w-0 flex-col", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "mb-1.5 text-small font-[550]"}>
        {label}
      </label>
      {cloneElement(children, { id, "aria-describedby": note ? `${id}-note` : undefined, "aria-invalid": error ? true : undefined })}
      {note && (
        <p id={`${id}-note`} className={classes("mt-1 text-small", error ? "text-bad-text" : "text-ink3")}>
          {note}
        </p>
      )}
    </div>
  );
}

const heights = { normal: "h-8", large: "h-9.5" };
type Size = { high?: keyof typeof heights };

export function Input({ high = "normal", className, ...rest }: Size & ComponentProps<"input">) {
  return <input {...rest} className={classes(box, heights[high], "px-2.5 phone:h-11", className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={classes(box, "min-h-16 resize-y px-2.5 py-1.5", className)} />;
}

/** Choices of a closed list, by what they are called. */
export function Options<V extends string>({ of, names }: { of: readonly V[]; names?: Readonly<Record<V, string>> }) {
  return of.map((one) => (
    <option key={one} value={one}>
      {names ? names[one] : one}
    </option>
  ));
}

/** The browser's own list: it works by keyboard, on a phone and with a screen reader without help. */
export function Select({ high = "normal", className, children, ...rest }: Size & ComponentProps<"select">) {
  return (
    <span className={classes("relative block min-w-0", className)}>
      <select {...rest} className={classes(box, heights[high], "appearance-none truncate pr-7 pl-2.5 phone:h-11")}>
        {children}
      </select>
      <ChevronDown size={14} aria-hidden className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink3" />
    </span>
  );
}
