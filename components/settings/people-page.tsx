"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Person, PersonPatch, PersonWithPassword } from "@/lib/contracts/people";
import { editPerson, peopleQuery, resetPassword } from "@/lib/queries/settings";
import { AddPerson } from "./add-person";
import { PersonRow } from "./person-row";
import { SettingsList } from "./settings-list";
import { ShownOnce } from "./shown-once";

const columns = [{ name: "Name" }, { name: "Role" }, { name: "Last seen" }, { name: "Actions" }];

type Asked = { person: Person; to: "password" | "deactivate" };

export function PeoplePage() {
  const people = useQuery(peopleQuery);
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [made, setMade] = useState<PersonWithPassword | null>(null);
  const edit = useChange(({ id, ...patch }: PersonPatch & { id: string }) => editPerson(id, patch), {
    says: ({ name, active }) => (active ? `${name} is saved` : `${name} is deactivated`),
    after: () => setAsked(null),
  });
  const reset = useChange(resetPassword, {
    after: (told) => {
      setAsked(null);
      setMade(told);
    },
  });
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <p className="text-ink2">Who can sign in, and what they may do.</p>
        <Button look="primary" icon={UserPlus} onClick={() => setAdding(true)}>
          Add person
        </Button>
      </div>
      {!asked && <Failure of={edit.error} />}
      <SettingsList of={people} what="People" columns={columns}>
        {(items) =>
          items.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              busy={edit.isPending || reset.isPending}
              onEdit={(patch) => edit.mutate({ id: person.id, ...patch })}
              onAsk={(to) => setAsked({ person, to })}
            />
          ))
        }
      </SettingsList>
      {adding && <AddPerson onClose={() => setAdding(false)} onAdded={setMade} />}
      <Confirm
        open={asked?.to === "password"}
        onClose={() => setAsked(null)}
        title={`New password for ${asked?.person.name ?? ""}`}
        verb="Make a new password"
        of={reset}
        onConfirm={() => asked && reset.mutate(asked.person.id)}
      >
        <p>The present password stops working and their sessions end. You see the new one once and hand it over.</p>
      </Confirm>
      <Confirm
        open={asked?.to === "deactivate"}
        onClose={() => setAsked(null)}
        title={`Deactivate ${asked?.person.name ?? ""}`}
        verb="Deactivate"
        danger
        of={edit}
        onConfirm={() => asked && edit.mutate({ id: asked.person.id, active: false })}
      >
        <p>They are signed out, and their tokens stop working. What they did stays in the activity. You can activate them again.</p>
      </Confirm>
      <ShownOnce
        title={`Password of ${made?.person.name ?? ""}`}
        what="password"
        secret={made?.password ?? null}
        onlyHere={made?.onlyHere && "Nobody on another machine can sign in yet"}
        onClose={() => setMade(null)}
      >
        It is shown this once. They sign in with it and choose their own under Account.
      </ShownOnce>
    </>
  );
}
