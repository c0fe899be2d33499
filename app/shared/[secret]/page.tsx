import type { Metadata } from "next";
import { connection } from "next/server";
import { SharedPage } from "@/components/report/shared/shared-page";

/** Nothing is read here: the secret counts in one place alone, the API. */
export const metadata: Metadata = {
  title: "Status report",
  robots: { index: false, follow: false, noarchive: true },
  referrer: "no-referrer",
};

export default async function Page({ params }: { params: Promise<{ secret: string }> }) {
  await connection();
  return <SharedPage secret={(await params).secret} />;
}
