import { answerReadRequest } from './answer-read-request.ts';
import { inLists, oneByOne, serveParent } from './parent-channel.ts';
import { readRequest } from './read-messages.ts';

serveParent(
  oneByOne(
    inLists(async (message, reply) => {
      const request = readRequest.safeParse(message);
      if (request.success) reply(await answerReadRequest(request.data, { tell: reply }));
    }),
  ),
);
