import type { ReactNode } from "react";
import { actorOfRequest } from "@/app/session";
import { ActorProvider } from "@/components/frame/actor";
import { StartFrame } from "@/components/frame/start-frame";

export default async function StartLayout({ children }: { children: ReactNode }) {
  const actor = await actorOfRequest();
  if (!actor) return children;
  return (
    <ActorProvider actor={actor}>
      <StartFrame>{children}</StartFrame>
    </ActorProvider>
  );
}
