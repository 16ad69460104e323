import { Link } from 'wouter';
import { searchLink } from '../../ui/links';
import { Title } from '../../ui/Title';
import { fields, forms } from './queryHelp';
import './help.css';

/** How to ask: the language of search, with examples to try. */
export function QueryHelpPage() {
  return (
    <main id="main" className="page">
      <Title of="How to search" />
      <div className="title">
        <h1>How to search</h1>
      </div>
      <section className="sect prose">
        <Examples of={forms} caption="Words" />
        <p>
          Capital letters and accents make no difference, and a word is always a whole word: “port” does not find
          “report”. AND, OR, NOT and NEAR are written in capitals; in small letters they are words. OR binds least: with
          AND beside it, use brackets.
        </p>
        <Examples of={fields} caption="Fields" />
        <p>
          A field takes a word, a “phrase” or a list in brackets: <code>source:(bbc OR reuters)</code>. What a colon
          would make a field is put in quotes. A query has to name something that is to be found: one that only says
          what is not wanted would match nearly everything.
        </p>
      </section>
    </main>
  );
}

function Examples({ of, caption }: { of: typeof forms; caption: string }) {
  return (
    <table className="examples">
      <caption className="h2">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Write</th>
          <th scope="col">to find articles with</th>
          <th scope="col">Try</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ form, means, example }) => (
          <tr key={form}>
            <td>
              <code>{form}</code>
            </td>
            <td>{means}</td>
            <td>
              <Link href={searchLink(example)}>{example}</Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
