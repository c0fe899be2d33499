/** The host stands out, the domain steps back. */
export function ComputerName({ fqdn }: { fqdn: string }) {
  const dot = fqdn.indexOf(".");
  if (dot < 0) return <span className="font-medium">{fqdn}</span>;
  return (
    <>
      <span className="font-medium">{fqdn.slice(0, dot)}</span>
      <span className="text-ink3">{fqdn.slice(dot)}</span>
    </>
  );
}
