import type { ReactNode } from "react";
import { partIn } from "@/app/reads";

type Props = { children: ReactNode; params: Promise<{ phase: string }> };

export default async function ChecklistLayout({ children, params }: Props) {
  partIn((await params).phase);
  return children;
}
