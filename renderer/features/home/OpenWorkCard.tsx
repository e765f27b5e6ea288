import { IconChecklist, IconMapPinOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { documentTitle } from '#shared/domain/text/document-title.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './HomeScreen.module.css';
import { type OpenWork, openWork } from './open-work.ts';

/** Documents shown; the rest is counted. */
const SHOWN = 6;

/** What is left to do, a document a line: annotations that lost their place, items not answered, conclusions not written. */
export function OpenWorkCard(): ReactNode {
  const words = useWords().home;
  const documents = useLibrary((state) => state.documents);
  const work = openWork(documents);
  return (
    <section className={styles.card} aria-label={words.openWork}>
      <h2>{words.openWork}</h2>
      {work.length === 0 ? <p className={styles.soft}>{words.nothingOpen}</p> : null}
      <ul className={styles.recent}>
        {work.slice(0, SHOWN).map((entry) => (
          <Entry key={entry.document.id} work={entry} />
        ))}
      </ul>
      {work.length > SHOWN ? <p className={styles.soft}>{words.moreOpen(work.length - SHOWN)}</p> : null}
    </section>
  );
}

function Entry({ work: { document, lostAnnotations, openItems, conclusions } }: { readonly work: OpenWork }): ReactNode {
  const words = useWords().home;
  const { openDocument, showInspector } = useWorkspace.getState();
  const open = (): void => {
    openDocument(document.id, { where: 'active' });
    showInspector(lostAnnotations > 0 ? 'annotations' : 'checklist');
  };
  return (
    <li>
      <button type="button" className={styles.recentEntry} onClick={open}>
        <span className={styles.recentTitle}>{documentTitle(document)}</span>
        <span className={styles.tags}>
          {lostAnnotations > 0 ? (
            <span className={styles.tag} data-urgent>
              <IconMapPinOff size={13} stroke={1.7} /> {words.lostAnnotations(lostAnnotations)}
            </span>
          ) : null}
          {openItems > 0 ? (
            <span className={styles.tag}>
              <IconChecklist size={13} stroke={1.7} /> {words.openItems(openItems)}
            </span>
          ) : null}
          {conclusions > 0 ? (
            <span className={styles.tag}>
              <IconChecklist size={13} stroke={1.7} /> {words.openConclusions(conclusions)}
            </span>
          ) : null}
        </span>
      </button>
    </li>
  );
}
