import { alignRequest } from './align-messages.ts';
import { answerAlignRequest } from './answer-align-request.ts';
import { serveParent } from './parent-channel.ts';

serveParent(async (message, reply) => {
  const request = alignRequest.safeParse(message);
  if (request.success) reply(answerAlignRequest(request.data));
});
