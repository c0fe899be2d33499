import Link from "next/link";
import type { ReactNode } from "react";
import { count } from "@/components/moments/numbers";

type Props = { href: string; value: number; className?: string; children?: ReactNode };

/** A number that opens the rows it counts; `children` are what a screen reader says after it. */
export function RowsLink({ href, value, className = "", children }: Props) {
  return (
    <Link href={href} prefetch={false} className={`opens-rows rounded-bar tabular-nums ${className}`}>
      {count(value)}
      {children && <span className="sr-only"> {children}</span>}
    </Link>
  );
}
