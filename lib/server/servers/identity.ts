import "server-only";
import { v5 } from "uuid";
import { componentKey } from "@/lib/domain/component-history";
import type { ComponentKind, ObservedKind } from "@/lib/domain/components";

/** The same for the same thing, however and however often it was seen or entered: so an import needs to create nothing. */
export function componentId(migrationId: string, one: { groupKey: number; kind: ComponentKind | ObservedKind; name: string }): string {
  return v5(componentKey(one), migrationId);
}
