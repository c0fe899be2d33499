import { healthNames, healths } from "@/lib/domain/stages";

/** From the bottom up: what is well lies lowest. */
export const healthOrder = [...healths, "unknown"] as const;
export type HealthName = (typeof healthOrder)[number];

export const healthWords: Record<HealthName, string> = { ...healthNames, unknown: "Unknown" };
