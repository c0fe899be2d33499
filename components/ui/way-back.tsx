import { ArrowLeft } from "lucide-react";
import { Link } from "@/components/ui/link";

/** Above a page that belongs to another one: the way there, named by where it leads. */
export function WayBack({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="flex w-fit items-center gap-1.5 rounded-bar text-small text-ink2 hover:text-ink phone:-my-2.5 phone:min-h-11 print:hidden"
    >
      <ArrowLeft size={13} strokeWidth={1.9} aria-hidden /> {children}
    </Link>
  );
}
