import { setImmediate as turn } from 'node:timers/promises';
import type { IndexThread } from '#electron/search/index-thread.ts';
import type { Reviewed } from '#electron/search/search-aside.ts';
import { createLibrarySearch, type LibrarySearch, type OpenableSearch } from '#electron/search/search-library.ts';
import { documentsOf, type SearchedDocument } from '#electron/search/searched-document.ts';
import { blockingFiles } from '#electron/store/blocking-files.ts';
import type { ModelCache } from '#electron/store/model-cache.ts';
import type { StoreFiles } from '#electron/store/store-files.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';

type Reply = (answer: SearchAnswer) => void;

/** Texts that are read without a look at what is asked meanwhile: some ten milliseconds. */
const READS_A_TURN = 16;

/** The disk for a build of thousands of texts: each is read at once, and every few of them a question is let in. */
function filesInTurns(): StoreFiles {
  let reads = 0;
  return {
    ...blockingFiles,
    readBytes: async (path) => {
      reads += 1;
      if (reads % READS_A_TURN === 0) await turn();
      return blockingFiles.readBytes(path);
    },
  };
}

/** Texts are read for what is not in the index yet: a start that finds all of it there need not load what reads them. */
function modelsIn(folder: string): Pick<ModelCache, 'read'> {
  let cache: Promise<ModelCache> | null = null;
  return {
    read: async (key) => {
      cache ??= import('#electron/store/model-cache.ts').then(({ openModelCache }) => openModelCache(folder, filesInTurns()));
      return (await cache).read(key);
    },
  };
}

/** Holds the index in the searching child, and answers what the parent asks; a thread helps to build it where there is one. Never throws. */
export function answerSearchRequests(thread?: IndexThread): (request: SearchRequest, reply: Reply) => Promise<void> {
  const awaited = new Map<string, (model: DocumentModel | null) => void>();
  let library: { readonly documents: readonly SearchedDocument[]; readonly ids: ReadonlySet<string>; readonly isWritable: boolean } = {
    documents: [],
    ids: new Set(),
    isWritable: false,
  };
  let reviewed: ReadonlyMap<string, Reviewed> = new Map();
  let search: OpenableSearch | null = null;

  const open = (folder: string, modelFolder: string, reply: Reply): OpenableSearch =>
    createLibrarySearch({
      folder,
      models: modelsIn(modelFolder),
      reviewed: () => reviewed,
      newId: () => crypto.randomUUID(),
      thread,
      isWritable: () => library.isWritable,
      onRebuilt: () => reply({ kind: 'rebuilt' }),
      isListed: (documentId) => library.ids.has(documentId),
      rebuild: ({ id }) =>
        new Promise((resolve) => {
          awaited.set(id, resolve);
          reply({ kind: 'wanted', documentId: id });
        }),
    });

  return async (request, reply) => {
    if (request.kind === 'open') {
      search = open(request.folder, request.modelFolder, reply);
      // Read while the list of the library is on its way.
      search.readAhead();
    } else if (request.kind === 'follow') {
      const { kept, isWritable } = request;
      const documents = [...library.documents.slice(0, kept), ...documentsOf(request.documents)];
      library = { documents, isWritable, ids: new Set(documents.map(({ id }) => id)) };
    } else if (request.kind === 'reviewed') {
      const next = new Map(reviewed);
      for (const { id, ...said } of request.changed) next.set(id, said);
      for (const id of request.gone) next.delete(id);
      reviewed = next;
    } else if (request.kind === 'model') {
      awaited.get(request.documentId)?.(request.model as DocumentModel | null);
      awaited.delete(request.documentId);
    } else if (search !== null) await answerJob(search, request, () => library.documents, reply);
  };
}

async function answerJob(
  search: LibrarySearch,
  request: Extract<SearchRequest, { readonly job: number }>,
  documents: () => readonly SearchedDocument[],
  reply: Reply,
): Promise<void> {
  const { job } = request;
  try {
    if (request.kind === 'prepare') {
      await search.prepare(documents());
      reply({ kind: 'prepared', job });
    } else if (request.kind === 'gather') {
      await search.gather(documents());
      reply({ kind: 'prepared', job });
    } else if (request.kind === 'passages') {
      reply({ kind: 'listed', job, ...(await search.passages(documents(), request)) });
    } else if (request.kind === 'erase') {
      await search.erase(request.documentIds);
      reply({ kind: 'erased', job });
    } else reply({ kind: 'found', job, ...(await search.query(documents(), request.query, request.options)) });
  } catch (error) {
    reply({ kind: 'crashed', job, detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
}
