import { useEffect, useState } from 'react';
import { findLostPlaces } from '#renderer/api/carrying-actions.ts';
import { failureOf } from '#renderer/api/failure-of.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import type { LostPlace } from '#shared/contract/review-views.ts';
import type { Annotation } from '#shared/model/annotation.ts';

const NONE: ReadonlyMap<string, LostPlace> = new Map();

/**
 * Where orphans of a changed file may stand, by their ids, asked for again when the text is another or another annotation lost its place.
 * None while they are sought, and none where nothing of what the file said before is kept.
 */
export function useLikelyPlaces(documentId: string, orphans: readonly Annotation[]): ReadonlyMap<string, LostPlace> {
  const textKey = useLibrary((state) => {
    const document = state.documents.find(({ id }) => id === documentId);
    return (document?.earlier?.length ?? 0) > 0 ? document?.textKey : undefined;
  });
  const sought = orphans.map(({ id }) => id).join(' ');
  const asked = textKey === undefined || sought === '' ? null : `${documentId} ${textKey} ${sought}`;
  const [found, setFound] = useState<{ readonly asked: string; readonly places: ReadonlyMap<string, LostPlace> } | null>(null);
  useEffect(() => {
    if (asked === null) return;
    let isStale = false;
    findLostPlaces(documentId).then(
      (places) => {
        if (!isStale) setFound({ asked, places: new Map(places.map((place) => [place.annotationId, place])) });
      },
      // Why the texts cannot be compared is told where they are opened; the orphans can be given a place by hand all the same.
      failureOf,
    );
    return () => {
      isStale = true;
    };
  }, [documentId, asked]);
  return found !== null && found.asked === asked ? found.places : NONE;
}
