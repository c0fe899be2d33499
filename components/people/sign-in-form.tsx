"use client";

import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { Note } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import { signIn } from "@/lib/queries/people";
import { ProblemError } from "@/lib/queries/request";
import { refusedWords } from "./refused-words";

function sentenceFor(error: Error): string {
  return (error instanceof ProblemError && error.status === 401 && refusedWords("not-signed-in")) || error.message;
}

/** Before its scripts run the browser sends it by itself, and `refused` says how that went. */
export function SignInForm({ next, refused }: { next: string; refused: string | null }) {
  const attempt = useChange(signIn, { after: () => window.location.assign(next) });
  const problem = attempt.error ? sentenceFor(attempt.error) : attempt.isIdle ? refused : null;
  const submit = (form: FormData) => attempt.mutate({ email: String(form.get("email")).trim(), password: String(form.get("password")) });
  return (
    <form
      method="post"
      action="/api/auth/sign-in/email"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      {problem && <Note tone="bad" role="alert" title={problem} />}
      <input type="hidden" name="next" value={next} />
      <Field label="E-mail">
        <Input high="large" name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      <Field label="Password">
        <PasswordInput high="large" name="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" look="primary" size="large" wide disabled={attempt.isPending || attempt.isSuccess} className="mt-2">
        Sign in
      </Button>
    </form>
  );
}
