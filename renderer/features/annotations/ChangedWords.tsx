import type { ReactNode } from 'react';
import { Redline, RedlineStretch } from '#renderer/ui/Redline.tsx';
import { changeSnippet, redlinePieces } from '#renderer/ui/redline-pieces.ts';
import { editTexts } from '#shared/domain/comparison/edit-texts.ts';
import { shortQuote } from './card-order.ts';
import type { ChangedPlace } from './places-to-confirm.ts';

/** Units of both texts up to which every word of them is shown, and up to which they are compared at all. */
const SHOWN_WHOLE = 400;
const COMPARED = 20_000;

/** What a passage was and is, with the changes marked; of long ones the places that changed. */
export function ChangedWords({ was, now }: ChangedPlace): ReactNode {
  if (was === '') return shortQuote(now, SHOWN_WHOLE);
  if (was.length + now.length > COMPARED) {
    return (
      <>
        <RedlineStretch look="removed">{shortQuote(was, SHOWN_WHOLE / 2)}</RedlineStretch>
        <RedlineStretch look="added">{shortQuote(now, SHOWN_WHOLE / 2)}</RedlineStretch>
      </>
    );
  }
  const edits = editTexts(was, now);
  return <Redline pieces={was.length + now.length > SHOWN_WHOLE ? changeSnippet(edits, false) : redlinePieces(edits, 'both', false)} />;
}
