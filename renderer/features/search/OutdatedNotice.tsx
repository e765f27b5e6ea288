import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useLibrary } from '../../api/library-store.ts';
import { type SearchAnswer, searchAgain, searchedTexts } from '../../api/search-store.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Says that the library has other texts than those searched, and asks again; nothing while it has the same. Hits never move by themselves. */
export function OutdatedNotice({ answer }: { readonly answer: SearchAnswer }): ReactNode {
  const words = useWords().search;
  const documents = useLibrary((state) => state.documents);
  const texts = useMemo(() => searchedTexts(documents), [documents]);
  if (texts === answer.texts) return null;
  return (
    <Button size="compact-xs" variant="light" title={words.outdatedHint} onClick={searchAgain}>
      {words.outdated}
    </Button>
  );
}
