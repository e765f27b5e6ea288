import type { Repair } from '#shared/model/document.ts';
import { type ReadingChange, type ReadingChoice, textEncoding } from '#shared/model/review.ts';
import { everyRepairOf, isTakenBack, withMadeAgain, withTakenBack } from './repair-keys.ts';

/** A choice of reading with one change made; `undoneRepairs` are those of the text as it is, for one of a kind that was taken back as a whole. */
export function withReadingChange(
  reading: ReadingChoice,
  change: ReadingChange,
  undoneRepairs: readonly Pick<Repair, 'kind' | 'key'>[],
): ReadingChoice {
  if (change.kind === 'encoding') return { ...reading, encoding: change.encoding };
  return { ...reading, undoneRepairs: [...new Set(keysAfter(reading.undoneRepairs, change, undoneRepairs))] };
}

/** The change that leads back from another one made on this choice; of one that changes nothing, the same. */
export function reverseOf(reading: ReadingChoice, change: ReadingChange): ReadingChange {
  switch (change.kind) {
    case 'encoding':
      return { kind: 'encoding', encoding: textEncoding.safeParse(reading.encoding).data ?? null };
    case 'whole-kind':
      return { ...change, undone: keysOfKind(reading.undoneRepairs, change.repairKind) };
    default:
      return isTakenBack(new Set(reading.undoneRepairs), repairOf(change)) === (change.kind === 'take-back')
        ? change
        : { ...change, kind: change.kind === 'take-back' ? 'make-again' : 'take-back' };
  }
}

/** The change that takes all repairs of a kind back, or makes all of them again. */
export function wholeKindChange(kind: Repair['kind'], isTaken: boolean): ReadingChange {
  return { kind: 'whole-kind', repairKind: kind, undone: isTaken ? [everyRepairOf(kind)] : [] };
}

type RepairChange = Exclude<ReadingChange, { kind: 'encoding' }>;

function keysAfter(
  undone: readonly string[],
  change: RepairChange,
  undoneRepairs: readonly Pick<Repair, 'kind' | 'key'>[],
): readonly string[] {
  switch (change.kind) {
    case 'take-back':
      return withTakenBack(undone, repairOf(change));
    case 'make-again':
      return withMadeAgain(undone, repairOf(change), undoneRepairs);
    case 'whole-kind':
      return [...undone.filter((key) => !isOfKind(key, change.repairKind)), ...keysOfKind(change.undone, change.repairKind)];
  }
}

function repairOf({ repairKind: kind, key }: Exclude<RepairChange, { kind: 'whole-kind' }>): Pick<Repair, 'kind' | 'key'> {
  return { kind, key };
}

function keysOfKind(keys: readonly string[], kind: Repair['kind']): string[] {
  return keys.filter((key) => isOfKind(key, kind));
}

function isOfKind(key: string, kind: Repair['kind']): boolean {
  return key.startsWith(`${kind}:`);
}
