"use client";

import { PageFailure, type PageFailureProps } from "@/components/frame/page-failure";

export default function PageError(failure: PageFailureProps) {
  return (
    <div className="pt-24">
      <PageFailure {...failure} />
    </div>
  );
}
