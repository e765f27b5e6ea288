import type { MethodInput, MethodOutput, ReviewMethod } from '#shared/contract/review-api.ts';
import type { Connection } from './transports.ts';

/** A connection whose answers are held against the contract, and one that answers failures as they cross. */
export type Calls = Pick<Connection, 'send'> & {
  readonly call: <Method extends ReviewMethod>(method: Method, input: MethodInput<Method>) => Promise<MethodOutput<Method>>;
};
