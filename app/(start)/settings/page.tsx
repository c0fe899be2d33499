import { redirect } from "next/navigation";
import { requireActor } from "@/app/session";
import { may } from "@/lib/domain/roles";

export default async function Page() {
  const actor = await requireActor("/settings");
  redirect(may(actor, "people.edit") ? "/settings/people" : "/settings/catalogue");
}
