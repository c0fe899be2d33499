import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { SharedFrame } from "@/components/report/shared/shared-frame";
import { SharedPage } from "@/components/report/shared/shared-page";
import { TooMany } from "@/components/report/shared/too-many";
import { sayTooMany } from "@/lib/server/process/answering";
import { refusalOf } from "@/lib/server/report/links/open";

export const metadata: Metadata = {
  title: "Status report",
  robots: { index: false, follow: false, noarchive: true },
  referrer: "no-referrer",
};

/** What opens nothing is answered with 404, who asked too often with 429, before anything is sent. Whatever else may be wrong, the API tells whoever looks. */
export default async function Page({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const refused = await refusalOf(secret, await headers(), new Date());
  if (!refused) return <SharedPage secret={secret} />;
  if (refused.status === 404) notFound();
  sayTooMany(Number(refused.headers["retry-after"]));
  return (
    <SharedFrame>
      <TooMany said={refused.detail} />
    </SharedFrame>
  );
}
