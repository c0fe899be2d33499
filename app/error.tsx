"use client";

import { PageFailure, type PageFailureProps } from "@/components/frame/page-failure";
import { PlainFrame } from "@/components/frame/plain-frame";

export default function ErrorPage(failure: PageFailureProps) {
  return (
    <PlainFrame>
      <PageFailure {...failure} />
    </PlainFrame>
  );
}
