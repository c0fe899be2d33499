import { Link2Off } from "lucide-react";

/** Unknown, expired and revoked links are answered alike. */
export function OpensNothing() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-5 py-24 text-center">
      <Link2Off size={20} aria-hidden className="text-ink3" />
      <h1 className="text-section font-semibold">This link opens nothing</h1>
      <p className="text-ink2">It may have expired or been revoked. Ask whoever sent it to you for another one.</p>
    </div>
  );
}
