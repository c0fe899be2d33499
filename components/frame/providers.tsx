"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ToastProvider } from "@/components/ui/toast";
/* Loaded with the first page: else the pages, the failure page and the not-found page each bring a copy of links and buttons. */
import "@/components/ui/states";
import { Tips } from "@/components/words/tips";
import { newQueryClient } from "@/lib/queries/client";

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}>
        <ToastProvider>{children}</ToastProvider>
        <Tips />
      </QueryClientProvider>
    </CSPProvider>
  );
}
