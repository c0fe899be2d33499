"use client";

import { TriangleAlert } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** Another page of this server: without a connection the browser would put its own failure in place of what is shown. */
function leadsAway(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  return link !== null && link.origin === location.origin && link.pathname !== location.pathname;
}

export function OfflineNote() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const [refused, setRefused] = useState(false);
  /* Heard before the links themselves hear it. */
  useEffect(() => {
    if (online) return setRefused(false);
    const stay = (event: MouseEvent) => {
      if (!leadsAway(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setRefused(true);
    };
    addEventListener("click", stay, { capture: true });
    return () => removeEventListener("click", stay, { capture: true });
  }, [online]);
  if (online) return <div />;
  return (
    <p role="status" className="flex items-center gap-2 border-b border-line bg-warn-soft px-5 py-1.5 text-small phone:px-4">
      <TriangleAlert size={14} aria-hidden className="shrink-0 text-warn-text" />
      <span>
        <b className="font-semibold">No connection.</b> What you see is the last state that was loaded. Nothing can be changed until it is
        back.
        {refused && <b className="font-semibold"> That page opens when the connection is back.</b>}
      </span>
    </p>
  );
}
