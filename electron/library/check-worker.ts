import { answerCheckRequest } from './answer-check-request.ts';
import { checkRequest } from './check-messages.ts';
import { serveParent } from './parent-channel.ts';

serveParent(async (message, reply) => {
  const request = checkRequest.safeParse(message);
  if (request.success) reply(await answerCheckRequest(request.data));
});
