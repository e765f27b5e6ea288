import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { StoreLock } from './store-lock.ts';

/** Whether this process may write the store, asked before every write. */
export type WritePermission = {
  /** The reason why not, known since the start; `null` where writing is allowed. */
  readonly blocked: ReviewFailure | null;
  /** Fails with `store-read-only`, `disk-full`, or `store-in-use` where the lock was lost. */
  readonly demand: () => Promise<void>;
};

/** Reading the lock before every one of a burst of writes would double their cost; a lock is never taken over this fast. */
const TRUST_MILLISECONDS = 10_000;

/** Permission that rests on the lock. */
export function permitByLock(lock: StoreLock): WritePermission {
  let checkedAt = Date.now();
  return {
    blocked: null,
    async demand() {
      const passed = Date.now() - checkedAt;
      // Less than nothing: the clock was put back, and says no more how long ago that was.
      if (passed >= 0 && passed < TRUST_MILLISECONDS) return;
      if (!(await lock.isHeld())) throw new ReviewFailure('store-in-use', 'another process took the store over');
      checkedAt = Date.now();
    },
  };
}

/** No writing at all, always for the same reason. */
export function forbidWriting(reason: ReviewFailure): WritePermission {
  return {
    blocked: reason,
    async demand() {
      throw new ReviewFailure(reason.code, reason.message, reason.details);
    },
  };
}
