"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { Note } from "@/components/ui/states";
import { signIn } from "@/lib/queries/people";
import { ProblemError } from "@/lib/queries/request";

function sentenceFor(error: Error): string {
  if (error instanceof ProblemError && error.status === 401) return "E-mail address and password do not belong together.";
  return error.message;
}

export function SignInForm({ next }: { next: string }) {
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: () => window.location.assign(next),
  });
  const submit = (form: FormData) => attempt.mutate({ email: String(form.get("email")).trim(), password: String(form.get("password")) });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      {attempt.error && <Note tone="bad" role="alert" title={sentenceFor(attempt.error)} />}
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
