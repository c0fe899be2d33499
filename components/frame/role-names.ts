import type { Role } from "@/lib/domain/roles";

export const roleNames: Record<Role, string> = {
  viewer: "Viewer",
  engineer: "Engineer",
  lead: "Migration lead",
  admin: "Administrator",
  collector: "Collector",
};
