"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";

/** Copies `text`. On a page without a secure origin the clipboard is absent, so the button is too. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    setCopied(true);
  };
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={copied ? "Copied" : label}
      className="inline-flex h-6 items-center gap-1.5 rounded-chip px-1.5 text-small text-ink2 hover:bg-hover hover:text-ink"
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
