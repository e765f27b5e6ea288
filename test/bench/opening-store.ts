import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '#electron/store/open-store.ts';
import type { OpenedDocument } from '#shared/contract/review-views.ts';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { type Annotation, highlightColour } from '#shared/model/annotation.ts';
import { generatePolicy, seededRandom } from '../support/generate-policy.ts';
import { openBenchApplication } from './bench-application.ts';

/** A library of two long documents, one of them full of annotations, indexed and ready to be served. */
export type OpeningStore = {
  readonly library: string;
  readonly data: string;
  readonly text: string;
  readonly plainTitle: string;
  readonly annotatedTitle: string;
};

const NOW = '2031-01-01T00:00:00.000Z';

/** Writes both documents below `place`, indexes them, and annotates the second all over. */
export async function prepareOpeningStore(place: string, characters: number, annotations: number): Promise<OpeningStore> {
  const library = join(place, 'long');
  const data = join(place, 'long-store');
  const plainTitle = '临江市长篇实施方案（甲）';
  const annotatedTitle = '临江市长篇实施方案（乙）';
  const text = generatePolicy({ seed: 1, characters, title: plainTitle });
  await mkdir(library, { recursive: true });
  await writeFile(join(library, 'plain.txt'), text);
  await writeFile(join(library, 'annotated.txt'), generatePolicy({ seed: 1, characters, title: annotatedTitle }));
  const annotated = await indexAndOpen(data, library, 'annotated.txt');
  await annotate(data, annotated, annotations);
  return { library, data, text, plainTitle, annotatedTitle };
}

async function indexAndOpen(data: string, library: string, fileName: string): Promise<OpenedDocument> {
  const { client, close } = await openBenchApplication(data, library);
  try {
    await client.call('library.index', { folderId: null });
    const { documents } = await client.call('library.read', {});
    const document = documents.find((candidate) => candidate.fileName === fileName);
    if (!document) throw new Error(`${fileName} was not indexed`);
    return await client.call('document.open', { documentId: document.id });
  } finally {
    await close();
  }
}

/** Puts so many annotations all over a document: through the store and not one by one through the application: 2,000 durable writes are not what is measured here. */
export async function annotate(data: string, { document, model, contentHash }: OpenedDocument, count: number): Promise<void> {
  const index = createAnchorIndex({ blocks: model.blocks, contentHash });
  const random = seededRandom(2);
  const { length } = index.canonical.text;
  const added = Array.from({ length: count }, (_, number): Annotation => {
    const start = Math.floor((number / count) * (length - 200));
    const target = describePassage(index, { start, end: start + 6 + Math.floor(random() * 180) });
    return { ...contentOf(number), id: randomUUID(), target, author: '测试', createdAt: NOW, updatedAt: NOW, removedAt: null };
  });
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const store = await openStore({ folder: data, now: () => NOW, newId: randomUUID, log, onNotice: () => undefined });
  await store.reviews.change(document.id, (review) => ({ review: { ...review, annotations: added }, result: null }));
  await store.close();
}

function contentOf(number: number): Omit<Annotation, 'id' | 'target' | 'author' | 'createdAt' | 'updatedAt' | 'removedAt'> {
  const colours = highlightColour.options;
  return {
    colour: colours[number % colours.length] ?? 'yellow',
    issueType: number % 3 === 0 ? 'wording' : null,
    severity: number % 3 === 0 ? 'normal' : null,
    note: number % 2 === 0 ? `第${number + 1}条意见：表述可再斟酌。` : '',
    suggestion: '',
    basis: '',
    status: 'open',
  };
}
