import { answerCompareRequest } from './answer-compare-request.ts';
import { compareRequest } from './compare-messages.ts';
import { serveParent } from './parent-channel.ts';
import { warmUpComparing } from './warm-up-comparing.ts';

let endWarmUp = (): void => undefined;

serveParent(async (message, reply) => {
  const { data } = compareRequest.safeParse(message);
  if (data === undefined) return;
  endWarmUp();
  reply(await answerCompareRequest(data, reply));
  if (data.kind === 'prepare') endWarmUp = warmUpComparing();
});
