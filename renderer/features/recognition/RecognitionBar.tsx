import { Button, Menu, Progress, SegmentedControl } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { type RecognitionLanguage, recognitionLanguage } from '#shared/model/recognition.ts';
import styles from './RecognitionBar.module.css';
import { hasUnrecognizedPages, isUnrecognized } from './unrecognized-documents.ts';
import { useRecognition } from './use-recognition.ts';

/** Offers to recognise scans where there are some on screen, and shows a recognition under way on every screen. */
export function RecognitionBar(): ReactNode {
  const isRunning = useLibrary((state) => state.recognition.isRunning);
  const screen = useWorkspace((state) => state.screen);
  if (isRunning) return <Running />;
  if (screen === 'reader') return <DocumentOffer />;
  return screen === 'library' ? <LibraryOffer /> : null;
}

function Running(): ReactNode {
  const words = useWords().recognition;
  const { fileName, page, pages, document, documents, secondsLeft } = useLibrary((state) => state.recognition);
  const { cancel } = useRecognition();
  const parts = [
    words.running(fileName ?? '', page, pages),
    documents > 1 ? words.ofDocuments(document, documents) : null,
    secondsLeft === null ? null : words.secondsLeft(secondsLeft),
  ];
  return (
    <section className={styles.bar} aria-label={words.bar}>
      <span className={styles.text} role="status">
        {parts.filter((part) => part !== null).join(' · ')}
      </span>
      <Progress
        className={styles.progress ?? ''}
        value={pages === 0 ? 0 : ((page - 1) / pages) * 100}
        aria-label={words.running(fileName ?? '', page, pages)}
      />
      <Button size="compact-sm" variant="default" onClick={cancel}>
        {words.cancel}
      </Button>
    </section>
  );
}

function DocumentOffer(): ReactNode {
  const words = useWords().recognition;
  const documentId = useWorkspace((state) => state.panes[state.activePane]?.documentId ?? null);
  const document = useLibrary((state) => state.documents.find(({ id }) => id === documentId));
  const [language, setLanguage] = useState<RecognitionLanguage>('chi_sim');
  const { run } = useRecognition();
  if (document === undefined || !hasUnrecognizedPages(document)) return null;
  const done = document.state.kind === 'ready' ? (document.state.summary.recognition?.pages ?? 0) : 0;
  return (
    <section className={styles.bar} aria-label={words.bar}>
      <span className={styles.text}>{words.offerHere(done)}</span>
      <LanguageChoice value={language} onChange={setLanguage} />
      <Button size="compact-sm" onClick={() => run([document.id], language)}>
        {words.run}
      </Button>
    </section>
  );
}

function LibraryOffer(): ReactNode {
  const words = useWords().recognition;
  const documents = useLibrary((state) => state.documents);
  const folders = useLibrary((state) => state.folders);
  const scans = useMemo(() => documents.filter(isUnrecognized), [documents]);
  const [language, setLanguage] = useState<RecognitionLanguage>('chi_sim');
  const { run } = useRecognition();
  if (scans.length === 0) return null;
  const ofFolder = (folderId: string) => scans.filter((document) => document.folderId === folderId);
  const filled = folders.filter((folder) => ofFolder(folder.id).length > 0);
  const runThese = (these: typeof scans): void =>
    run(
      these.map(({ id }) => id),
      language,
    );
  return (
    <section className={styles.bar} aria-label={words.bar}>
      <span className={styles.text}>{words.offerLibrary(scans.length)}</span>
      <LanguageChoice value={language} onChange={setLanguage} />
      {filled.length < 2 ? null : (
        <Menu>
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              {words.chooseFolder}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {filled.map((folder) => (
              <Menu.Item key={folder.id} onClick={() => runThese(ofFolder(folder.id))}>
                {words.runFolder(folder.label, ofFolder(folder.id).length)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button size="compact-sm" onClick={() => runThese(scans)}>
        {words.runAll(scans.length)}
      </Button>
    </section>
  );
}

type ChoiceProps = { readonly value: RecognitionLanguage; readonly onChange: (language: RecognitionLanguage) => void };

function LanguageChoice({ value, onChange }: ChoiceProps): ReactNode {
  const words = useWords().recognition;
  return (
    <SegmentedControl
      size="xs"
      aria-label={words.language}
      value={value}
      data={recognitionLanguage.options.map((language) => ({ value: language, label: words.languages[language] }))}
      onChange={(chosen) => onChange(recognitionLanguage.parse(chosen))}
    />
  );
}
