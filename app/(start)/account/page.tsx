import type { Metadata } from "next";
import { requireActor } from "@/app/session";
import { roleNames } from "@/components/frame/role-names";
import { PasswordForm } from "@/components/people/password-form";
import { refusedWords } from "@/components/people/refused-words";

export const metadata: Metadata = { title: "Account" };

type Told = { refused?: string | string[]; changed?: string | string[] };

export default async function Page({ searchParams }: { searchParams: Promise<Told> }) {
  const actor = await requireActor("/account");
  const { refused, changed } = await searchParams;
  return (
    <div className="mx-auto max-w-160 px-5 py-10 phone:px-4 phone:py-6">
      <h1 className="text-title">{actor.name}</h1>
      <p className="mt-0.5 text-ink2">{roleNames[actor.role]}. An administrator sets the role.</p>
      <section aria-labelledby="password" className="card mt-5 p-5">
        <h2 id="password" className="mb-4 text-panel font-semibold">
          Password
        </h2>
        <PasswordForm refused={refusedWords(refused)} changed={changed === "password"} />
      </section>
    </div>
  );
}
