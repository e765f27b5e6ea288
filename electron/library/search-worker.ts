import { answerSearchRequests } from './answer-search-requests.ts';
import { serveParent } from './parent-channel.ts';
import type { SearchAnswer, SearchRequest } from './search-messages.ts';

const answer = answerSearchRequests();

// Only the parent sends messages, made by this application.
serveParent((message, reply) => answer(message as SearchRequest, (sent: SearchAnswer) => reply(sent)));
