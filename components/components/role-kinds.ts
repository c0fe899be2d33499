import { type ComponentKind, componentKinds } from "@/lib/domain/components";

/** What no export lists. */
export const roleKinds: readonly ComponentKind[] = componentKinds.filter((kind) => kind !== "managementServer" && kind !== "gateway");
