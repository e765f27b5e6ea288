import { useEffect, useState } from 'react';
import type { DocumentModel } from '#shared/model/document.ts';
import { boundReviewClient } from './client-in-use.ts';
import type { ReadyDocument } from './document-store.ts';

type Tasks = DocumentModel['tasks'];

/** The tasks of a text that is open, as the machine read them. */
export type TasksLoad = { readonly kind: 'loading' | 'failed' } | { readonly kind: 'ready'; readonly tasks: Tasks };

/** `null` where the file was read anew meanwhile: the tasks come with the new text. */
type Asked = Promise<Tasks | null>;

const LOADING: TasksLoad = { kind: 'loading' };
// They go with the text that they belong to.
const asked = new WeakMap<ReadyDocument, Asked>();
const atHand = new WeakMap<ReadyDocument, Tasks>();

/** A document's tasks, asked for on first use. */
export function useDocumentTasks(document: ReadyDocument): TasksLoad {
  const [load, setLoad] = useState<{ readonly of: ReadyDocument; readonly load: TasksLoad }>({ of: document, load: knownTasks(document) });
  useEffect(() => {
    let isShown = true;
    const show = (next: TasksLoad): void => {
      if (isShown) setLoad({ of: document, load: next });
    };
    askForTasks(document).then(
      (tasks) => show(tasks === null ? LOADING : { kind: 'ready', tasks }),
      () => show({ kind: 'failed' }),
    );
    return () => {
      isShown = false;
    };
  }, [document]);
  return load.of === document ? load.load : knownTasks(document);
}

/** The text with its tasks, for what looks at both; `null` while they are on their way: asking begins it. */
export function withTasks(document: ReadyDocument): Pick<DocumentModel, 'blocks' | 'outline' | 'tasks'> | null {
  const tasks = atHand.get(document);
  if (tasks !== undefined) return { ...document.opened.model, tasks };
  // Who needs them asks again; why they cannot be had is told where they are shown.
  askForTasks(document).catch(() => undefined);
  return null;
}

/** Resolves when the tasks of all these texts are there; fails where one cannot be had. */
export async function fetchTasks(documents: readonly ReadyDocument[]): Promise<void> {
  await Promise.all(documents.map(askForTasks));
}

function knownTasks(document: ReadyDocument): TasksLoad {
  const tasks = atHand.get(document);
  return tasks === undefined ? LOADING : { kind: 'ready', tasks };
}

function askForTasks(document: ReadyDocument): Asked {
  const known = asked.get(document) ?? readTasks(document);
  asked.set(document, known);
  return known;
}

async function readTasks(document: ReadyDocument): Asked {
  try {
    const { id, textKey } = document.opened.document;
    const read = await boundReviewClient().call('document.tasks', { documentId: id });
    if (read.textKey !== textKey) return null;
    atHand.set(document, read.tasks);
    return read.tasks;
  } catch (error) {
    asked.delete(document);
    throw error;
  }
}
