import { randomUUID } from 'node:crypto';
import type { Clock } from '#electron/ports.ts';

/** The real time and random ids. */
export const systemClock: Clock = { now: () => new Date().toISOString(), newId: () => randomUUID() };
