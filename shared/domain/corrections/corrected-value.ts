import type { Correction } from '#shared/model/correction.ts';

/**
 * A correction beside what the machine reads now. `caught-up`: the file itself says now what the person said ·
 * `source-changed`: the machine reads something else than when the correction was made, so that a person should look again.
 */
export type CorrectedValue = {
  readonly correction: Correction;
  /** What the machine reads now, in the writing of corrections. */
  readonly machineValue: string;
  readonly standing: 'stands' | 'caught-up' | 'source-changed';
};

/** Longest value kept of a machine's reading; a longer one is cut the same way wherever it is compared. */
const VALUE_LIMIT = 20_000;

/** Sets a correction beside the machine's reading of now. */
export function correctedValue(correction: Correction, machineValue: string): CorrectedValue {
  const now = boundedValue(machineValue);
  const standing = now === correction.value ? 'caught-up' : now === correction.machineValue ? 'stands' : 'source-changed';
  return { correction, machineValue: now, standing };
}

/** A machine's reading no longer than a correction may hold. */
export function boundedValue(value: string): string {
  return value.slice(0, VALUE_LIMIT);
}

/** Several values in the writing of corrections: one a line. */
export function joinedValues(values: readonly string[]): string {
  return values.join('\n');
}

/** The values of a correction that may hold several; empty lines are none. */
export function separateValues(value: string): readonly string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The newest correction of each field; older ones of the same field come back apart. */
export function newestByField(corrections: readonly Correction[]): {
  readonly newest: ReadonlyMap<string, Correction>;
  readonly older: readonly Correction[];
} {
  const newest = new Map<string, Correction>();
  const older: Correction[] = [];
  for (const correction of corrections) {
    const other = newest.get(correction.field);
    const isNewer = other === undefined || correction.updatedAt >= other.updatedAt;
    if (isNewer) newest.set(correction.field, correction);
    if (other !== undefined) older.push(isNewer ? other : correction);
  }
  return { newest, older };
}
