"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

export function OfflineNote() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  if (online) return <div />;
  return (
    <p role="status" className="flex items-center gap-2 border-b border-line bg-warn-soft px-5 py-1.5 text-small">
      <WifiOff size={14} aria-hidden className="text-warn-text" />
      <span>
        <b className="font-semibold">No connection.</b> What you see is the last state that was loaded; nothing you do is sent until it is
        back.
      </span>
    </p>
  );
}
