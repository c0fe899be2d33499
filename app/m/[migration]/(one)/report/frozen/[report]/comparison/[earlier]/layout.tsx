import type { ReactNode } from "react";
import { Needed } from "@/app/needed";
import { reportNumberIn } from "@/app/reads";
import { comparedQuery } from "@/lib/queries/frozen-reports";

type Props = { children: ReactNode; params: Promise<{ migration: string; report: string; earlier: string }> };

export default async function ComparedLayout({ children, params }: Props) {
  const { migration, report, earlier } = await params;
  const one = comparedQuery(migration, reportNumberIn(report), reportNumberIn(earlier));
  return <Needed one={one}>{children}</Needed>;
}
