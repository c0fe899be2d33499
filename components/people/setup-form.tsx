"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { Failure, Note } from "@/components/ui/states";
import { toFirstWrong } from "@/components/ui/to-first-wrong";
import { useChange } from "@/components/ui/use-change";
import { setUp, signIn } from "@/lib/queries/people";
import { ProblemError } from "@/lib/queries/request";
import { missingIn, type Said } from "./setup-rules";

const empty: Said = { name: "", email: "", password: "", again: "", code: "" };

/** Before its scripts run the browser sends it by itself, and `refused` says how that went. */
export function SetupForm({ codeNeeded, refused }: { codeNeeded: boolean; refused: string | null }) {
  const [said, setSaid] = useState(empty);
  const [tried, setTried] = useState(false);
  const create = useChange(
    async ({ name, email, password, code }: Said) => {
      await setUp({ name: name.trim(), email: email.trim(), password, code: codeNeeded ? code.trim() : undefined });
      await signIn({ email: email.trim(), password });
    },
    { after: () => window.location.assign("/") },
  );
  const missing = missingIn(said, codeNeeded);
  const wrongCode = create.error instanceof ProblemError && create.error.code === "wrong-setup-code";
  const field = (key: keyof Said) => ({
    name: key,
    value: said[key],
    onChange: (e: { target: { value: string } }) => setSaid({ ...said, [key]: e.target.value }),
  });
  const shown = (key: keyof Said) => (tried ? missing[key] : undefined);
  return (
    <form
      noValidate
      method="post"
      action="/api/v1/setup"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        toFirstWrong(event);
        setTried(true);
        if (Object.keys(missing).length === 0) create.mutate(said);
      }}
    >
      {!wrongCode && <Failure of={create.error} />}
      {refused && create.isIdle && <Note tone="bad" role="alert" title={refused} />}
      {codeNeeded && (
        <Field
          label="Setup code"
          error={wrongCode ? "This is not the code the server printed." : shown("code")}
          hint="The server printed it when it started, in its terminal or log."
        >
          <Input high="large" autoComplete="one-time-code" className="font-mono" {...field("code")} />
        </Field>
      )}
      <Field label="Your name" error={shown("name")}>
        <Input high="large" autoComplete="name" {...field("name")} />
      </Field>
      <Field label="E-mail" error={shown("email")} hint="You sign in with it. Tandem sends nothing to it.">
        <Input high="large" type="email" autoComplete="username" {...field("email")} />
      </Field>
      <Field label="Password" error={shown("password")} hint="At least 12 characters.">
        <PasswordInput high="large" autoComplete="new-password" {...field("password")} />
      </Field>
      <Field label="Password again" error={shown("again")}>
        <PasswordInput high="large" autoComplete="new-password" {...field("again")} />
      </Field>
      <Button type="submit" look="primary" size="large" wide disabled={create.isPending || create.isSuccess} className="mt-2">
        Create administrator
      </Button>
    </form>
  );
}
