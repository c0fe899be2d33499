import { type ComponentKind, componentKinds, isServer } from "@/lib/domain/components";

/** What no export lists. */
export const roleKinds: readonly ComponentKind[] = componentKinds.filter((kind) => !isServer(kind));
