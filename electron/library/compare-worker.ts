import { answerCompareRequest } from './answer-compare-request.ts';
import { compareRequest } from './compare-messages.ts';
import { serveParent } from './parent-channel.ts';

serveParent(async (message, reply) => {
  const request = compareRequest.safeParse(message);
  if (request.success) reply(await answerCompareRequest(request.data, reply));
});
