import { answerCompareRequest } from './answer-compare-request.ts';
import { serveParent } from './parent-channel.ts';
import { understandCompareRequest } from './understand-compare-request.ts';
import { warmUpComparing } from './warm-up-comparing.ts';

let endWarmUp = (): void => undefined;

serveParent(async (message, reply) => {
  const request = understandCompareRequest(message);
  if (request === null) return;
  endWarmUp();
  reply(await answerCompareRequest(request, reply));
  if (request.kind === 'prepare') endWarmUp = warmUpComparing();
});
