"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { linkPassword } from "@/lib/contracts/report-links";
import { givePassword } from "@/lib/queries/frozen-reports";

/** Asked once; the answer's cookie opens this link for some hours. */
export function SharedPassword({ secret, onOpened }: { secret: string; onOpened: () => unknown }) {
  const [password, setPassword] = useState("");
  const give = useMutation({ mutationFn: () => givePassword(secret, password), onSuccess: () => onOpened() });
  return (
    <form
      method="post"
      className="mx-auto flex max-w-94 flex-col gap-4 px-5 py-24"
      onSubmit={(event) => {
        event.preventDefault();
        if (password) give.mutate();
      }}
    >
      <div>
        <h1 className="text-panel font-semibold">A status report was shared with you</h1>
        <p className="mt-1 text-ink2">It opens with the password that you were told.</p>
      </div>
      <Field label="Password" error={give.error?.message ?? null}>
        <PasswordInput
          high="large"
          value={password}
          autoComplete="off"
          maxLength={linkPassword.most}
          onChange={(e) => setPassword(e.target.value)}
        />
      </Field>
      <Button look="primary" size="large" type="submit" disabled={!password || give.isPending}>
        Open the report
      </Button>
    </form>
  );
}
