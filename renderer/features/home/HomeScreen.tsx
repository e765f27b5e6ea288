import { Button } from '@mantine/core';
import { IconFolderPlus, IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { documentTitle } from '#shared/domain/text/document-title.ts';
import { readAhead } from '../../api/document-store.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CountBars } from '../../ui/CountBars.tsx';
import styles from './HomeScreen.module.css';
import { countByKind, countByYear, libraryTotals } from './library-counts.ts';
import { NextCard } from './NextCard.tsx';
import { OpenWorkCard } from './OpenWorkCard.tsx';
import { ProblemsCard } from './ProblemsCard.tsx';

/** Documents that were open last. */
const RECENT_SHOWN = 6;

type Props = {
  readonly onOpenSample: () => void;
  readonly onChooseFolder: () => void;
  readonly isOpeningSample: boolean;
  /** Shows what could not be read, in the library. */
  readonly onSeeProblems: () => void;
};

/** The first screen: a welcome while the library is empty, afterwards where to go on. */
export function HomeScreen(props: Props): ReactNode {
  const hasDocuments = useLibrary((state) => state.documents.length > 0 || state.folders.length > 0);
  return <main className={styles.screen}>{hasDocuments ? <Overview onSeeProblems={props.onSeeProblems} /> : <Welcome {...props} />}</main>;
}

function Welcome({ onOpenSample, onChooseFolder, isOpeningSample }: Omit<Props, 'onSeeProblems'>): ReactNode {
  const words = useWords().home;
  const host = useLibrary((state) => state.host);
  return (
    <div className={styles.welcome}>
      <h1 className={styles.welcomeTitle}>{words.welcome}</h1>
      <p className={styles.welcomeText}>{words.welcomeText}</p>
      <div className={styles.choices}>
        {host?.capabilities.hasSampleLibrary ? (
          <div className={styles.choice}>
            <Button leftSection={<IconSparkles size={16} />} onClick={onOpenSample} loading={isOpeningSample} size="md" fullWidth>
              {words.openSample}
            </Button>
            <span>{words.openSampleHint}</span>
          </div>
        ) : null}
        <div className={styles.choice}>
          <Button leftSection={<IconFolderPlus size={16} />} variant="default" onClick={onChooseFolder} size="md" fullWidth>
            {words.chooseFolder}
          </Button>
          <span>{words.chooseFolderHint}</span>
        </div>
      </div>
      <ol className={styles.steps}>
        {words.steps.map((step, index) => (
          <li key={step}>
            <strong>{step}</strong>
            <span>{words.stepTexts[index]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Overview({ onSeeProblems }: Pick<Props, 'onSeeProblems'>): ReactNode {
  return (
    <div className={styles.overview}>
      <div className={styles.column}>
        <OpenWorkCard />
        <RecentCard />
        <ProblemsCard onSeeProblems={onSeeProblems} />
      </div>
      <div className={styles.column}>
        <NextCard />
        <GlanceCard />
      </div>
    </div>
  );
}

function RecentCard(): ReactNode {
  const words = useWords().home;
  const documents = useLibrary((state) => state.documents);
  const recentIds = useWorkspace((state) => state.recentDocuments);
  const openDocument = useWorkspace((state) => state.openDocument);
  const goTo = useWorkspace((state) => state.goTo);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const recent = recentIds.map((id) => byId.get(id)).filter((document): document is DocumentView => document !== undefined);
  return (
    <section className={styles.card} aria-label={words.recent}>
      <h2>{words.recent}</h2>
      {recent.length === 0 ? <p className={styles.soft}>{words.nothingRecent}</p> : null}
      <ul className={styles.recent}>
        {recent.slice(0, RECENT_SHOWN).map((document) => (
          <li key={document.id}>
            <button
              type="button"
              className={styles.recentEntry}
              onPointerDown={() => readAhead(document.id)}
              onClick={() => openDocument(document.id, { where: 'active' })}
            >
              <span className={styles.recentTitle}>{documentTitle(document)}</span>
              <span className={styles.soft}>
                {document.annotations === 0 ? document.fileName : words.annotatedFile(document.fileName, document.annotations)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button variant="default" size="xs" onClick={() => goTo('library')}>
        {words.goToLibrary}
      </Button>
    </section>
  );
}

function GlanceCard(): ReactNode {
  const { home: words, papers } = useWords();
  const documents = useLibrary((state) => state.documents);
  const folders = useLibrary((state) => state.folders);
  const totals = libraryTotals(documents, folders);
  return (
    <section className={styles.card} aria-label={words.atAGlance}>
      <h2>{words.atAGlance}</h2>
      <dl className={styles.totals}>
        <Total label={words.documents} value={totals.documents} />
        <Total label={words.characters} value={totals.characters} />
        <Total label={words.annotations} value={totals.annotations} />
        <Total label={words.failed} value={totals.problems} />
      </dl>
      <div className={styles.charts}>
        <CountBars
          title={words.byKind}
          counts={countByKind(documents, words.other).map(({ label, count }) => ({ label: papers.kind(label), count }))}
        />
        <CountBars title={words.byYear} counts={countByYear(documents, words.unknownYear)} />
      </div>
    </section>
  );
}

function Total({ label, value }: { readonly label: string; readonly value: number }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value.toLocaleString()}</dd>
    </div>
  );
}
