import { createRecognizeService } from './answer-recognize-request.ts';
import { serveParent } from './parent-channel.ts';
import { recognizeRequest } from './recognize-messages.ts';

const answer = createRecognizeService();

serveParent(async (message, reply) => {
  const request = recognizeRequest.safeParse(message);
  if (request.success) reply(await answer(request.data));
});
