import { Button, Loader, Progress } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { boundReviewClient } from '#renderer/api/client-in-use.ts';
import { failureOf } from '#renderer/api/failure-of.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { failureWords } from '#renderer/i18n/failure-words.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Words } from '#renderer/i18n/words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { DocumentRecognition } from '#shared/model/recognition.ts';
import { AskForPassword } from './AskForPassword.tsx';
import { FlowOriginal, type LaidFlow } from './FlowOriginal.tsx';
import { layOutText } from './lay-out-text.ts';
import { loadBytes, type OriginalState } from './load-bytes.ts';
import styles from './Original.module.css';
import { originalKindOf } from './original-kind.ts';
import { type OriginalPane, PagedOriginal } from './PagedOriginal.tsx';
import { OriginalFailure, type PageSource } from './page-source.ts';
import { withRecognizedText } from './recognized-text.ts';

type Opened = { readonly kind: 'pages'; readonly source: PageSource } | { readonly kind: 'flow'; readonly flow: LaidFlow };

type Opening =
  | { readonly kind: 'opening'; readonly share: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'locked'; readonly wasWrong: boolean }
  | Opened;

/** A document's file as it is: pages, a layout, or the text before repair; or the sentence why not. */
export function OriginalView(pane: OriginalPane): ReactNode {
  const words = useWords().original;
  const [attempt, setAttempt] = useState<Attempt>({ count: 0, password: null });
  const [opening, stop] = useOpening(pane, attempt);
  const retry = (): void => setAttempt({ ...attempt, count: attempt.count + 1 });
  switch (opening.kind) {
    case 'opening':
      return (
        <div className={styles.view} role="status">
          <EmptyState icon={<Loader size="sm" />} title={opening.share >= 1 ? words.laying : words.loaded(Math.round(opening.share * 100))}>
            <Progress value={opening.share * 100} w={180} size="sm" aria-label={words.loading} />
            <Button size="compact-xs" variant="default" onClick={stop}>
              {words.stop}
            </Button>
          </EmptyState>
        </div>
      );
    case 'stopped':
    case 'failed':
      return (
        <div className={styles.view} role="status">
          <EmptyState title={words.failedTitle} text={opening.kind === 'failed' ? opening.text : words.stopped}>
            <Button size="xs" onClick={retry}>
              {words.retry}
            </Button>
            <OpenWithSystem documentId={pane.document.opened.document.id} />
          </EmptyState>
        </div>
      );
    case 'locked':
      return (
        <div className={styles.view} role="status">
          <EmptyState title={words.lockedTitle} text={words.encrypted}>
            <AskForPassword wasWrong={opening.wasWrong} onPassword={(password) => setAttempt({ count: attempt.count + 1, password })} />
            <OpenWithSystem documentId={pane.document.opened.document.id} />
          </EmptyState>
        </div>
      );
    case 'pages':
      return <PagedOriginal pane={pane} source={opening.source} />;
    case 'flow':
      return <FlowOriginal pane={pane} flow={opening.flow} />;
  }
}

function OpenWithSystem({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().original;
  const tell = useFailureNotice();
  const canOpen = useLibrary((state) => state.host?.capabilities.canOpenFiles ?? false);
  if (!canOpen) return null;
  const open = (): void => {
    boundReviewClient()
      .call('original.open', { documentId })
      .then(({ isOpened }) => {
        if (!isOpened) showNotice({ kind: 'failure', text: words.openFailed });
      }, tell);
  };
  return (
    <Button size="xs" variant="default" onClick={open}>
      {words.openWithSystem}
    </Button>
  );
}

/** The password lives as long as the view that it was given to. */
type Attempt = { readonly count: number; readonly password: string | null };

function useOpening({ document }: OriginalPane, attempt: Attempt): readonly [Opening, () => void] {
  const words = useWords();
  const [opening, setOpening] = useState<Opening>({ kind: 'opening', share: 0 });
  const [controller, setController] = useState<AbortController | null>(null);
  const { contentHash, model } = document.opened;
  const documentId = document.opened.document.id;
  const { mediaType, recognition } = model;
  useEffect(() => {
    const stop = new AbortController();
    let opened: Opened | null = null;
    setController(stop);
    setOpening({ kind: 'opening', share: 0 });
    const share = (value: number): void => {
      if (!stop.signal.aborted) setOpening({ kind: 'opening', share: value });
    };
    openOriginal({ documentId, contentHash, mediaType, password: attempt.password }, share, stop.signal, words.original).then(
      (found) => {
        if (stop.signal.aborted) return close(found);
        opened = found;
        setOpening(withWhatWasRecognized(found, { documentId, contentHash }, recognition));
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        if (isLocked(error)) setOpening({ kind: 'locked', wasWrong: attempt.password !== null });
        else setOpening({ kind: 'failed', text: reasonOf(error, words) });
      },
    );
    return () => {
      stop.abort();
      if (opened !== null) close(opened);
    };
  }, [documentId, contentHash, mediaType, recognition, attempt, words]);
  const stop = useCallback(() => {
    controller?.abort();
    setOpening({ kind: 'stopped' });
  }, [controller]);
  return [opening, stop];
}

function withWhatWasRecognized(opened: Opened, state: OriginalState, recognition: DocumentRecognition | undefined): Opened {
  if (opened.kind === 'flow' || recognition === undefined) return opened;
  const pages = recognition.pages.map(({ page }) => page);
  return { kind: 'pages', source: withRecognizedText(opened.source, state, pages) };
}

function close(opened: Opened): void {
  if (opened.kind === 'pages') opened.source.close();
  else opened.flow.dispose();
}

function isLocked(error: unknown): boolean {
  return error instanceof OriginalFailure ? error.reason === 'encrypted' : failureOf(error).code === 'wrong-password';
}

function reasonOf(error: unknown, words: Words): string {
  if (error instanceof OriginalFailure) {
    const { encrypted, damaged, tooLongForLayout } = words.original;
    return { encrypted, damaged, 'too-long': tooLongForLayout }[error.reason];
  }
  const { code, message, details } = failureOf(error);
  return failureWords(words, new ReviewFailure(code, message, details));
}

type Wanted = OriginalState & { readonly mediaType: string; readonly password: string | null };

/** Each kind's library is loaded with the first original of its kind. */
async function openOriginal(
  wanted: Wanted,
  share: (value: number) => void,
  signal: AbortSignal,
  words: Words['original'],
): Promise<Opened> {
  const state = { documentId: wanted.documentId, contentHash: wanted.contentHash };
  const { password } = wanted;
  const opened = password === null ? state : { ...state, password };
  switch (originalKindOf(wanted.mediaType)) {
    case 'pdf': {
      const bytes = await loadBytes(state, share, signal);
      const { openPdfSource } = await import('./pdf-source.ts');
      return { kind: 'pages', source: await openPdfSource(bytes, password) };
    }
    case 'image': {
      const bytes = await loadBytes(state, share, signal);
      const { openImageSource } = await import('./image-source.ts');
      return { kind: 'pages', source: await openImageSource(bytes, wanted.mediaType) };
    }
    case 'ofd': {
      const { openOfdSource } = await import('./ofd-source.ts');
      return { kind: 'pages', source: await openOfdSource(state) };
    }
    case 'docx': {
      const bytes = await loadBytes(opened, share, signal);
      const { layOutWord } = await import('./word/lay-out-word.ts');
      return { kind: 'flow', flow: await layOutWord(bytes, words.docxHint, signal) };
    }
    case 'text':
      return { kind: 'flow', flow: await layOutText(opened, words) };
  }
}
