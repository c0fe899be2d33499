import { glossary, type Subject } from "@/lib/domain/words/glossary";
import { GlossaryEntry } from "./glossary-entry";

/** What every stage, flag, figure and word means, by subject; each can be linked to. */
export function GlossaryPage() {
  return (
    <div className="mx-auto flex max-w-250 flex-col gap-5 px-5 py-6 pb-12 phone:px-4">
      <header>
        <h1 className="text-title">Glossary</h1>
        <p className="mt-0.5 max-w-prose text-ink2">
          The words of a migration and of Operations Manager, as the pages use them. Resting on a stage, a flag or a figure anywhere says
          the same sentence.
        </p>
      </header>
      <nav aria-label="Subjects" className="print:hidden">
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {glossary.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="link inline-block phone:leading-8">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {glossary.map((subject) => (
        <Entries key={subject.id} subject={subject} />
      ))}
    </div>
  );
}

function Entries({ subject: { id, title, entries } }: { subject: Subject }) {
  return (
    <section id={id} aria-label={title} className="card scroll-mt-4">
      <h2 className="px-4 pt-3 pb-2 text-section font-semibold tracking-[-0.01em]">{title}</h2>
      <dl>
        {entries.map((one) => (
          <GlossaryEntry key={one.id} one={one} />
        ))}
      </dl>
    </section>
  );
}
