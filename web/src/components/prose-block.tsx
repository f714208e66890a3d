import type { ProseBlock as Block, ProseQuestion, ProseRecord } from '../prose/prose.ts';
import { ProseSequence } from './prose-sequence.tsx';
import { ProseText } from './prose-text.tsx';

/** One block of prose: a paragraph, a list, facts, a drawing. */
export function ProseBlock({ block }: { block: Block }) {
  if (typeof block === 'string') {
    return (
      <p>
        <ProseText text={block} />
      </p>
    );
  }
  if ('list' in block) return <ul class="prose-list">{itemsOf(block.list)}</ul>;
  if ('steps' in block) return <ol class="prose-list">{itemsOf(block.steps)}</ol>;
  if ('note' in block) {
    return (
      <p class="note">
        <ProseText text={block.note} />
      </p>
    );
  }
  if ('facts' in block) return <Facts facts={block.facts} />;
  if ('records' in block) return <Records records={block.records} />;
  if ('sequence' in block) return <ProseSequence captions={block.sequence} />;
  if ('questions' in block) return <Questions questions={block.questions} />;
  return (
    <dl class="prose-terms">
      {block.terms.map(({ id, term, text }) => (
        <div key={id} id={id}>
          <dt>{term}</dt>
          <dd>
            <ProseText text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function itemsOf(texts: readonly string[]) {
  return texts.map((text) => (
    <li key={text}>
      <ProseText text={text} />
    </li>
  ));
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl class="prose-facts">
      {facts.map(([term, text], index) => (
        <div key={index}>
          <dt>{term}</dt>
          <dd>
            <ProseText text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Records({ records }: { records: readonly ProseRecord[] }) {
  return (
    <div class="prose-records">
      {records.map(({ name, facts }) => (
        <div key={name}>
          <h3>{name}</h3>
          <Facts facts={facts} />
        </div>
      ))}
    </div>
  );
}

/** Questions that lead to each other: links alone, so that they work without script and on paper. */
function Questions({ questions }: { questions: readonly ProseQuestion[] }) {
  return (
    <ol class="prose-questions">
      {questions.map(({ id, question, answers }) => (
        <li key={id} id={id} tabIndex={-1}>
          <p>{question}</p>
          <ul>
            {answers.map(([text, href]) => (
              <li key={text}>
                <a class="button" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
