import type { Clock } from '#electron/ports.ts';
import { localDate } from '#shared/domain/tables/table-input.ts';

/** The date on this computer's calendar, ISO: what stands on a form and in a file name. */
export function today(clock: Clock): string {
  return localDate(clock.now(), utcOffsetMinutes(clock));
}

/** Minutes that this computer's time is ahead of UTC. */
export function utcOffsetMinutes(clock: Clock): number {
  return -new Date(clock.now()).getTimezoneOffset();
}
