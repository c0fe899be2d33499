import type { ReactNode } from "react";
import { Prefetched } from "@/app/prefetched";
import { actorOfRequest } from "@/app/session";
import { ActorProvider } from "@/components/frame/actor";
import { AppFrame } from "@/components/frame/app-frame";
import { migrationQuery } from "@/lib/queries/migrations";
import { progressQuery } from "@/lib/queries/progress";

type Props = { children: ReactNode; params: Promise<{ migration: string }> };

/**
 * Without an actor the page below sends the browser to the sign-in; no frame is drawn for it.
 * All that the frame asks for is handed to it here: pages come alive after the frame, and must find what the server drew.
 */
export default async function MigrationLayout({ children, params }: Props) {
  const { migration } = await params;
  const actor = await actorOfRequest();
  if (!actor) return children;
  return (
    <Prefetched of={[migrationQuery(migration), progressQuery(migration, null)]} needed>
      <ActorProvider actor={actor}>
        <AppFrame migration={migration}>{children}</AppFrame>
      </ActorProvider>
    </Prefetched>
  );
}
