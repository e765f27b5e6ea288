import type { CompareRequest } from './compare-messages.ts';

/**
 * The request that a message to the comparing child is, `null` for one that is none. Looks at its kind alone and without a schema: only the parent
 * sends messages, and loading what checks schemas would be a tenth of the child's start.
 */
export function understandCompareRequest(message: unknown): CompareRequest | null {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return null;
  // The parent's own types make the rest what the kind says.
  return message.kind === 'compare' || message.kind === 'prepare' ? (message as CompareRequest) : null;
}
