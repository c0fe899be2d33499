"use client";

import { type ReactNode, useId } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Note } from "./states";

type Props = {
  open?: boolean;
  onClose: () => void;
  title: string;
  /** What the button that sends it says. */
  verb: string;
  /** Whether it can be sent; while it is on its way, it cannot. */
  ready: boolean;
  /** Why it could not be saved. */
  error?: Error | null;
  onSubmit: () => void;
  /** Another button, such as one that takes it back. */
  aside?: ReactNode;
  children: ReactNode;
};

/** Some fields, one button that sends them, and a way out. Enter sends, too. */
export function FormDialog({ open = true, onClose, title, verb, ready, error, onSubmit, aside, children }: Props) {
  const form = useId();
  const actions = (
    <>
      {aside}
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} look="primary" disabled={!ready}>
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
          if (ready) onSubmit();
        }}
      >
        {children}
        {error && <Note tone="bad" role="alert" title={error.message} />}
      </form>
    </Dialog>
  );
}
