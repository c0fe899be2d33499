"use client";

import { useState } from "react";

/** By what it is a draft of. It lives as long as the tab. */
const kept = new Map<string, unknown>();

/** What was typed and not saved yet: it is there again when the same thing is looked at again. */
export function useKeptDraft<T>(of: string): [T | null, (draft: T | null) => void] {
  // Only this hook writes, and what is kept under a name has one type.
  const [draft, setDraft] = useState(() => (kept.get(of) ?? null) as T | null);
  const keep = (next: T | null) => {
    if (next === null) kept.delete(of);
    else kept.set(of, next);
    setDraft(next);
  };
  return [draft, keep];
}
