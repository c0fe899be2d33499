import { Note } from "@/components/ui/states";

/** For whoever is about to give an address away that nobody else can open. `title`: what others cannot do. */
export function OnlyHere({ title }: { title: string }) {
  return (
    <Note tone="warn" title={title}>
      Tandem knows no address under which others reach it. Whoever runs the server sets TANDEM_URL to the one that people type, and HOST or
      a proxy that leads there, and starts Tandem again.
    </Note>
  );
}
