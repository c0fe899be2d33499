import type { ReactNode } from "react";
import { Needed } from "@/app/needed";
import { importQuery } from "@/lib/queries/imports";

type Props = { children: ReactNode; params: Promise<{ migration: string; import: string }> };

export default async function ImportLayout({ children, params }: Props) {
  const { migration, import: id } = await params;
  return <Needed one={importQuery(migration, id)}>{children}</Needed>;
}
