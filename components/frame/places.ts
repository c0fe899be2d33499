import { FileInput, FileText, History, LayoutDashboard, ListChecks, type LucideIcon, Server, Settings2 } from "lucide-react";

export type Place = {
  name: string;
  path: string;
  icon: LucideIcon;
  rail: boolean;
  key?: string;
  /** A page of it that stands elsewhere. */
  also?: string;
};

/** The parts of a migration that exist, in reading order. `rail`: the page needs the width. */
export const places: Place[] = [
  { name: "Overview", path: "", icon: LayoutDashboard, rail: false, key: "o" },
  { name: "Inventory", path: "/inventory", icon: Server, rail: true, key: "i" },
  { name: "Checklist", path: "/checklists", icon: ListChecks, rail: false, key: "c", also: "/drift" },
  { name: "Imports", path: "/imports", icon: FileInput, rail: true, key: "m" },
  { name: "Report", path: "/report", icon: FileText, rail: false, key: "r" },
  { name: "Activity", path: "/activity", icon: History, rail: false, key: "a" },
];
export const settingsPlace: Place = { name: "Settings", path: "/settings", icon: Settings2, rail: false };

export function placeOf(pathname: string, base: string): Place | undefined {
  const rest = pathname.slice(base.length);
  return [...places, settingsPlace].find(
    ({ path, also }) => rest === also || (path === "" ? rest === "" : rest === path || rest.startsWith(`${path}/`)),
  );
}
