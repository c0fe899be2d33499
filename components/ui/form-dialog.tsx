"use client";

import { type ReactNode, useId } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Failure } from "./states";
import { toFirstWrong } from "./to-first-wrong";

type Props = {
  open?: boolean;
  onClose: () => void;
  title: string;
  /** What the button that sends it says. */
  verb: string;
  /** Whether it can be sent. */
  ready?: boolean;
  /** What sends it: while it is on its way, it cannot be sent again, and why it could not be saved is said here. */
  of: { isPending: boolean; error: Error | null };
  onSubmit: () => void;
  /** Another button, such as one that removes it. */
  aside?: ReactNode;
  children: ReactNode;
};

/** Some fields, one button that sends them, and a way out. Enter sends, too. */
export function FormDialog({ open = true, onClose, title, verb, ready = true, of, onSubmit, aside, children }: Props) {
  const form = useId();
  const can = ready && !of.isPending;
  const actions = (
    <>
      {aside}
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} look="primary" disabled={!can}>
        {verb}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={title} actions={actions}>
      <form
        id={form}
        method="post"
        noValidate
        className="flex flex-col gap-3 text-ink"
        onSubmit={(event) => {
          event.preventDefault();
          toFirstWrong(event);
          if (can) onSubmit();
        }}
      >
        {children}
        <Failure of={of.error} />
      </form>
    </Dialog>
  );
}
