import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { SharedPage } from "@/components/report/shared/shared-page";
import { opensNothing } from "@/lib/server/report/links/open";

export const metadata: Metadata = {
  title: "Status report",
  robots: { index: false, follow: false, noarchive: true },
  referrer: "no-referrer",
};

/** What opens nothing is answered with 404, before anything is sent. Whatever else may be wrong, the API tells whoever looks at the page. */
export default async function Page({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  if (await opensNothing(secret, await headers(), new Date())) notFound();
  return <SharedPage secret={secret} />;
}
