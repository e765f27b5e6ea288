/** The one channel a window asks on: `(method, input) → Reply`. */
export const REVIEW_CHANNEL = 'review';

/** The one channel events come on. */
export const REVIEW_EVENT_CHANNEL = 'review-event';
