import { Button, Loader, MantineProvider, MantineThemeProvider, Notification } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { lazy, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReviewClient } from '#shared/contract/client.ts';
import type { SavedExport } from '#shared/contract/review-views.ts';
import { loadLibrary, useLibrary } from './api/library-store.ts';
import { ReviewProvider } from './api/review-provider.tsx';
import { useWorkspace } from './api/workspace-store.ts';
import { AnnotationsPanel } from './features/annotations/AnnotationsPanel.tsx';
import { BenchmarkScreen } from './features/benchmark/BenchmarkScreen.tsx';
import { OfferedPassage } from './features/benchmark/OfferedPassage.tsx';
import { ChecklistPanel } from './features/checklists/ChecklistPanel.tsx';
import { CompareScreen } from './features/compare/CompareScreen.tsx';
import { PassageDialog } from './features/compare/PassageDialog.tsx';
import { DocumentInfoPanel } from './features/document-info/DocumentInfoPanel.tsx';
import { EncodingMenu } from './features/document-info/EncodingMenu.tsx';
import { ExportDialog, type ExportSubject } from './features/export/ExportDialog.tsx';
import { SavedDialog } from './features/export/SavedDialog.tsx';
import { FindingsPanel } from './features/findings/FindingsPanel.tsx';
import styles from './features/frame/Frame.module.css';
import { KeysHelp } from './features/frame/KeysHelp.tsx';
import { Rail } from './features/frame/Rail.tsx';
import { StatusBar } from './features/frame/StatusBar.tsx';
import { StoreNotices } from './features/frame/StoreNotices.tsx';
import { useGlobalKeys } from './features/frame/use-global-keys.ts';
import { HomeScreen } from './features/home/HomeScreen.tsx';
import { BrowseFolders } from './features/library/BrowseFolders.tsx';
import { LibraryScreen } from './features/library/LibraryScreen.tsx';
import { showProblems } from './features/library/shelf-view-store.ts';
import { useFolderActions } from './features/library/use-folder-actions.ts';
import type { PaneParts } from './features/reader/DocumentPane.tsx';
import { type InspectorPanels, ReaderScreen } from './features/reader/ReaderScreen.tsx';
import { ReaderStatus } from './features/reader/ReaderStatus.tsx';
import { ReadingPane } from './features/reader/ReadingPane.tsx';
import { useChangeNotices } from './features/reader/use-change-notices.ts';
import { type ReaderCommandName, useReaderCommands } from './features/reader/use-reader-commands.ts';
import { RecognitionBadge } from './features/recognition/RecognitionBadge.tsx';
import { RecognitionBar } from './features/recognition/RecognitionBar.tsx';
import { RecognizeButton } from './features/recognition/RecognizeButton.tsx';
import { SearchScreen } from './features/search/SearchScreen.tsx';
import { SettingsScreen } from './features/settings/SettingsScreen.tsx';
import { LibrarySpotlight } from './features/spotlight/LibrarySpotlight.tsx';
import { openLibrarySpotlight } from './features/spotlight/spotlight-state.ts';
import type { SpotlightCommand } from './features/spotlight/use-spotlight-entries.ts';
import { TasksScreen } from './features/tasks/TasksScreen.tsx';
import { UnlockDialog } from './features/unlock/UnlockDialog.tsx';
import { VersionList } from './features/versions/VersionList.tsx';
import { useWords } from './i18n/use-words.ts';
import { WordsProvider } from './i18n/words-provider.tsx';
import { theme } from './theme.ts';
import { EmptyState } from './ui/EmptyState.tsx';

const INSPECTOR_PANELS: InspectorPanels = {
  annotations: (documentId) => <AnnotationsPanel documentId={documentId} />,
  checklist: (documentId) => <ChecklistPanel documentId={documentId} />,
  findings: (documentId) => <FindingsPanel documentId={documentId} />,
  info: (documentId) => <DocumentInfoPanel documentId={documentId} versions={versionsOf} />,
};

/** Who exports while looking at a panel means the table of that panel. */
const TABLE_OF_PANEL = { annotations: 'annotations', checklist: 'checklist', findings: 'findings', info: 'annotations' } as const;

const recognizeButton = (documentId: string): ReactNode => <RecognizeButton documentId={documentId} />;
const versionsOf = (documentId: string): ReactNode => <VersionList documentId={documentId} />;
const encodingOf = (documentId: string): ReactNode => <EncodingMenu documentId={documentId} />;

/** What draws PDF, OFD and Word is large, and most windows never show an original: it is loaded with the first one. */
const OriginalView = lazy(async () => ({ default: (await import('./features/original/OriginalView.tsx')).OriginalView }));
const PANE_PARTS: PaneParts = {
  original: (props) => <OriginalView {...props} />,
  recognition: (props) => <RecognitionBadge {...props} />,
};

/** The whole window over one client. */
export function App({ client }: { readonly client: ReviewClient }): ReactNode {
  return (
    <ReviewProvider client={client}>
      <Dressed client={client} />
    </ReviewProvider>
  );
}

/** Language and colours come from the settings, so they are put on once the library is read, and change with them. */
function Dressed({ client }: { readonly client: ReviewClient }): ReactNode {
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads the library again
  useEffect(() => {
    const stopping = loadLibrary(client);
    return () => {
      stopping.then((stop) => stop());
    };
  }, [client, attempt]);
  const language = useLibrary((state) => state.settings.language);
  const chosen = useLibrary((state) => state.settings.colourScheme);
  const system = useColorScheme();
  return (
    <MantineProvider theme={theme} forceColorScheme={chosen === 'auto' ? system : chosen}>
      <WordsProvider language={language}>
        <Notices />
        <Window onRetry={() => setAttempt(attempt + 1)} />
      </WordsProvider>
    </MantineProvider>
  );
}

/** Short messages at the edge of the window; their button to close has a name only here, where the language is known. */
function Notices(): ReactNode {
  const { close } = useWords().frame;
  const named = { components: { Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': close } } }) } };
  return (
    <MantineThemeProvider theme={named}>
      <Notifications className={styles.notices ?? ''} position="bottom-left" limit={2} transitionDuration={0} containerWidth={340} />
    </MantineThemeProvider>
  );
}

function Window({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const words = useWords();
  const status = useLibrary((state) => state.status);
  const failure = useLibrary((state) => state.failure);
  if (status === 'loading') return <EmptyState icon={<Loader size="sm" />} title={words.frame.loading} />;
  if (status === 'failed') {
    return (
      <EmptyState title={words.frame.failedToLoad} text={failure ? words.errors.codes[failure.code](failure.details) : ''}>
        <Button onClick={onRetry}>{words.frame.retry}</Button>
      </EmptyState>
    );
  }
  return <Screens />;
}

function Screens(): ReactNode {
  const screen = useWorkspace((state) => state.screen);
  const actions = useFolderActions();
  const [exporting, setExporting] = useState<ExportSubject | null>(null);
  const exportDocuments = ([documentId = '', ...others]: readonly string[]): void =>
    setExporting(others.length === 0 ? { documentId } : { documentId, together: [documentId, ...others], table: 'checklist' });
  const exportOfPanel = (documentId: string): void =>
    setExporting({ documentId, table: TABLE_OF_PANEL[useWorkspace.getState().inspector.tab] });
  const [saved, setSaved] = useState<SavedExport | null>(null);
  const [isShowingKeys, setShowingKeys] = useState(false);
  const showKeys = useCallback(() => setShowingKeys(true), []);
  useGlobalKeys({ onShowKeys: showKeys, onSpotlight: openLibrarySpotlight });
  useChangeNotices();
  const commands = useWindowCommands(showKeys);
  return (
    <div className={styles.frame}>
      <Rail onShowKeys={() => setShowingKeys(true)} />
      <div className={styles.main}>
        <StoreNotices />
        <RecognitionBar />
        <div className={styles.screen}>
          {screen === 'home' ? (
            <HomeScreen
              onOpenSample={actions.openSample}
              onChooseFolder={actions.chooseFolder}
              isOpeningSample={actions.isOpeningSample}
              onSeeProblems={seeProblems}
            />
          ) : null}
          {screen === 'library' ? (
            <LibraryScreen actions={actions} onExport={exportDocuments} recognition={recognizeButton} versions={versionsOf} />
          ) : null}
          {screen === 'reader' ? <ReaderScreen panels={INSPECTOR_PANELS} parts={PANE_PARTS} onExport={exportOfPanel} /> : null}
          {screen === 'tasks' ? <TasksScreen text={<ReadingPane parts={PANE_PARTS} />} onExport={setExporting} /> : null}
          {screen === 'compare' ? <CompareScreen onExport={setExporting} /> : null}
          {screen === 'benchmark' ? <BenchmarkScreen text={<ReadingPane parts={PANE_PARTS} />} onExport={setExporting} /> : null}
          {screen === 'search' ? <SearchScreen onSaved={setSaved} /> : null}
          {screen === 'settings' ? <SettingsScreen /> : null}
        </div>
      </div>
      <StatusBar>
        <ReaderStatus encodingOf={encodingOf} />
      </StatusBar>
      <BrowseFolders isOpen={actions.isBrowsing} onChoose={actions.addBrowsed} onClose={actions.stopBrowsing} />
      <ExportDialog subject={exporting} onClose={() => setExporting(null)} />
      <SavedDialog file={saved} onClose={() => setSaved(null)} />
      <PassageDialog />
      <OfferedPassage />
      <LibrarySpotlight commands={commands} />
      <UnlockDialog />
      <KeysHelp isOpen={isShowingKeys} onClose={() => setShowingKeys(false)} />
    </div>
  );
}

const SCREENS = ['home', 'library', 'reader', 'compare', 'search', 'tasks', 'settings'] as const;

/** Where the first screen's list of problems leads. */
function seeProblems(): void {
  showProblems();
  useWorkspace.getState().goTo('library');
}

/** What can be done from the box: going to a screen, the key sheet, and whatever the reader can be told while it is on screen. */
function useWindowCommands(showKeys: () => void): readonly SpotlightCommand[] {
  const words = useWords();
  const reader = useReaderCommands();
  const isReading = useWorkspace((state) => state.screen === 'reader' && state.panes.length > 0);
  return useMemo(() => {
    const goTo = SCREENS.map(
      (screen): SpotlightCommand => ({
        id: `screen ${screen}`,
        label: words.spotlight.goTo(words.frame.screens[screen]),
        detail: '',
        run: () => useWorkspace.getState().goTo(screen),
      }),
    );
    // Keys of the table are names of commands: the table has no others.
    const names = isReading ? (Object.keys(words.reader.commands) as ReaderCommandName[]) : [];
    const ofReader = names.map(
      (name): SpotlightCommand => ({
        id: `reader ${name}`,
        label: words.reader.commands[name],
        detail: words.frame.screens.reader,
        run: () => reader.run(name),
      }),
    );
    return [...goTo, { id: 'keys', label: words.frame.keysHelp, detail: '?', run: showKeys }, ...ofReader];
  }, [words, reader, isReading, showKeys]);
}
