import type { ReactNode } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Redline } from '#renderer/ui/Redline.tsx';
import { redlinePieces } from '#renderer/ui/redline-pieces.ts';
import { useCardWindow, VirtualCards } from '#renderer/ui/VirtualCards.tsx';
import type { CarriedItem } from '#shared/contract/review-views.ts';
import styles from './Carrying.module.css';
import { shortQuote } from './card-order.ts';

/** Units of an unchanged passage that a row shows. */
const QUOTE_LENGTH = 120;

/** Each annotation with its passage in both versions. */
export function CarriedItems({ items }: { readonly items: readonly CarriedItem[] }): ReactNode {
  const words = useWords().carrying;
  const window = useCardWindow(items.length, (index) => items[index]?.annotation.id ?? index, 92);
  const draw = (index: number): ReactNode => {
    const item = items[index];
    return item === undefined ? null : <ItemRow item={item} />;
  };
  return (
    <div className={styles.frame}>
      <VirtualCards window={window} label={words.list} card={draw} />
    </div>
  );
}

function ItemRow({ item }: { readonly item: CarriedItem }): ReactNode {
  const words = useWords().carrying;
  const { annotation, place, was, oldClause, newClause, adoption, carriedAs } = item;
  const clauses = [oldClause || words.noClause, ...(newClause === null || newClause === oldClause ? [] : [newClause || words.noClause])];
  return (
    <article className={styles.item}>
      <header className={styles.head}>
        <span className={styles.place} data-place={place.kind}>
          {words.places[place.kind]}
        </span>
        <span className={styles.clauses}>{clauses.join(' → ')}</span>
        {place.kind === 'lost' ? <span>{words.lostReasons[place.reason]}</span> : null}
        {carriedAs === null ? null : <span>{words.carried}</span>}
        {adoption === null ? null : (
          <span className={styles.adoption} data-state={adoption.state}>
            {words.proposed(words.adoptions[adoption.state])}
          </span>
        )}
      </header>
      <blockquote className={styles.quote}>
        {place.kind === 'changed' ? <Redline pieces={redlinePieces(place.edits, 'both', false)} /> : shortQuote(was, QUOTE_LENGTH)}
      </blockquote>
      {annotation.note === '' ? null : <p className={styles.text}>{shortQuote(annotation.note, QUOTE_LENGTH)}</p>}
      {annotation.suggestion === '' ? null : (
        <p className={styles.text}>
          <span className={styles.label}>{words.suggestion}</span>
          {shortQuote(annotation.suggestion, QUOTE_LENGTH)}
        </p>
      )}
      {adoption === null || adoption.missing.length === 0 ? null : (
        <p className={styles.evidence}>{words.missing(adoption.missing.join('；'))}</p>
      )}
      {adoption?.standing ? <p className={styles.evidence}>{words.standing(adoption.standing.join('；'))}</p> : null}
    </article>
  );
}
