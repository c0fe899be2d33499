import type { ReactNode } from "react";
import { Needed } from "@/app/needed";
import { componentQuery } from "@/lib/queries/components";

type Props = { children: ReactNode; params: Promise<{ migration: string; component: string }> };

export default async function ServerLayout({ children, params }: Props) {
  const { migration, component } = await params;
  return <Needed one={componentQuery(migration, component, null)}>{children}</Needed>;
}
