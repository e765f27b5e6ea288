import { IndexThread, isIndexThread, serveIndexThread } from '#electron/search/index-thread.ts';
import { answerSearchRequests } from './answer-search-requests.ts';
import { serveParent } from './parent-channel.ts';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';

if (isIndexThread()) serveIndexThread();
else {
  // The thread runs this same file: wherever the application lies, there is nothing else to be found.
  const answer = answerSearchRequests(new IndexThread(new URL(import.meta.url)));
  // Only the parent sends messages, made by this application.
  serveParent((message, reply) => answer(message as SearchRequest, (sent: SearchAnswer) => reply(sent)));
}
