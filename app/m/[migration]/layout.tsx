import type { ReactNode } from "react";
import { Prefetched } from "@/app/prefetched";
import { actorOfRequest } from "@/app/session";
import { ActorProvider } from "@/components/frame/actor";
import { AppFrame } from "@/components/frame/app-frame";
import { migrationQuery } from "@/lib/queries/migrations";
import { getMigration } from "@/lib/server/migrations/read";

type Props = { children: ReactNode; params: Promise<{ migration: string }> };

/** Without an actor the page below sends the browser to the sign-in; no frame is drawn for it. */
export default async function MigrationLayout({ children, params }: Props) {
  const { migration } = await params;
  const actor = await actorOfRequest();
  if (!actor) return children;
  return (
    <Prefetched of={[{ key: migrationQuery(migration).queryKey, read: () => getMigration(migration) }]}>
      <ActorProvider actor={actor}>
        <AppFrame migration={migration}>{children}</AppFrame>
      </ActorProvider>
    </Prefetched>
  );
}
