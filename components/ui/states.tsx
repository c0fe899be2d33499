import { CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { classes } from "./classes";

/** Nothing here: why, and one step. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-5 py-14 text-center">
      <p className="text-section font-semibold">{title}</p>
      {children && <p className="mt-1 text-small text-ink2">{children}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}

const notes = {
  bad: { Icon: CircleX, colour: "text-bad-text", edge: "border-bad/40 bg-bad-soft" },
  warn: { Icon: TriangleAlert, colour: "text-warn-text", edge: "border-warn/40 bg-warn-soft" },
  plain: { Icon: Info, colour: "text-ink2", edge: "border-line bg-surface" },
};

type NoteProps = {
  tone?: keyof typeof notes;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  role?: "alert" | "status";
  className?: string;
};

/** A message on the page: what happened, what was kept, what to do. */
export function Note({ tone = "plain", title, children, action, role, className }: NoteProps) {
  const { Icon, colour, edge } = notes[tone];
  return (
    <div role={role} className={classes("flex items-start gap-2.5 rounded-field phone:flex-wrap border px-3 py-2.5", edge, className)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden className={classes("mt-px shrink-0", colour)} />
      <div className="min-w-0 flex-1 phone:basis-56">
        <p className="font-semibold">{title}</p>
        {children && <div className="mt-0.5 text-small text-ink2">{children}</div>}
      </div>
      {action && <div className="shrink-0 phone:basis-full phone:pl-6.5">{action}</div>}
    </div>
  );
}

/** Why something could not be done, where it was asked for. */
export function Failure({ of, ...rest }: { of: Error | null } & Pick<NoteProps, "children" | "className">) {
  return of && <Note tone="bad" role="alert" title={of.message} {...rest} />;
}

export function ErrorState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-xl p-5">
      <Note tone="bad" role="alert" title={title} action={action}>
        {children}
      </Note>
    </div>
  );
}

/** What could not be read, why, and asking once more. */
export function RetryState({ title, children, onRetry }: { title: string; children: ReactNode; onRetry: () => unknown }) {
  const action = (
    <Button size="small" onClick={() => onRetry()}>
      Try again
    </Button>
  );
  return (
    <ErrorState title={title} action={action}>
      {children}
    </ErrorState>
  );
}
