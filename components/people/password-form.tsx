"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { Failure, Note } from "@/components/ui/states";
import { toFirstWrong } from "@/components/ui/to-first-wrong";
import { useChange } from "@/components/ui/use-change";
import { changePassword } from "@/lib/queries/people";
import { ProblemError } from "@/lib/queries/request";
import { passwordProblem } from "./setup-rules";

const empty = { current: "", password: "", again: "" };

const done = "Password changed. Other sessions were signed out.";

/** Before its scripts run the browser sends it by itself, and `refused` and `changed` say how that went. */
export function PasswordForm({ refused, changed }: { refused: string | null; changed: boolean }) {
  const [said, setSaid] = useState(empty);
  const [tried, setTried] = useState(false);
  const change = useChange(changePassword, {
    says: done,
    after: () => {
      setSaid(empty);
      setTried(false);
    },
  });
  const problem = passwordProblem(said.password, said.again);
  const wrongCurrent = change.error instanceof ProblemError && change.error.code === "wrong-password";
  const field = (key: keyof typeof said) => ({
    name: key,
    value: said[key],
    onChange: (e: { target: { value: string } }) => setSaid({ ...said, [key]: e.target.value }),
  });
  return (
    <form
      noValidate
      method="post"
      action="/api/auth/change-password"
      className="flex max-w-90 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        toFirstWrong(event);
        setTried(true);
        if (!problem && said.current) change.mutate({ currentPassword: said.current, newPassword: said.password });
      }}
    >
      {refused && change.isIdle && <Note tone="bad" role="alert" title={refused} />}
      {changed && !refused && change.isIdle && <Note role="status" title={done} />}
      {!wrongCurrent && <Failure of={change.error} />}
      <Field
        label="Current password"
        error={wrongCurrent ? "This is not your current password." : tried && !said.current ? "Enter your current password." : null}
      >
        <PasswordInput autoComplete="current-password" {...field("current")} />
      </Field>
      <Field label="New password" hint="At least 12 characters." error={tried && problem?.field === "password" ? problem.message : null}>
        <PasswordInput autoComplete="new-password" {...field("password")} />
      </Field>
      <Field label="New password again" error={tried && problem?.field === "again" ? problem.message : null}>
        <PasswordInput autoComplete="new-password" {...field("again")} />
      </Field>
      <div>
        <Button type="submit" look="primary" disabled={change.isPending}>
          Change password
        </Button>
      </div>
    </form>
  );
}
