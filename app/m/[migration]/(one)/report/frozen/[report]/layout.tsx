import type { ReactNode } from "react";
import { Needed } from "@/app/needed";
import { reportNumberIn } from "@/app/reads";
import { frozenQuery } from "@/lib/queries/frozen-reports";

type Props = { children: ReactNode; params: Promise<{ migration: string; report: string }> };

export default async function FrozenLayout({ children, params }: Props) {
  const { migration, report } = await params;
  return <Needed one={frozenQuery(migration, reportNumberIn(report))}>{children}</Needed>;
}
