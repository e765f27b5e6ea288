import { ReviewFailure } from '#shared/contract/review-error.ts';
import { errorCode } from './store-files.ts';

const READ_ONLY_CODES = ['EROFS', 'EACCES', 'EPERM'];
const FULL_CODES = ['ENOSPC', 'EDQUOT'];

/** What a failed write means to a person: `store-read-only` or `disk-full`; `null` for everything else. */
export function writeFailureOf(error: unknown): ReviewFailure | null {
  if (error instanceof ReviewFailure) return error;
  const code = errorCode(error) ?? '';
  if (READ_ONLY_CODES.includes(code)) return new ReviewFailure('store-read-only', 'the store cannot be written');
  if (FULL_CODES.includes(code)) return new ReviewFailure('disk-full', 'the disk of the store is full');
  return null;
}

/** Runs a write and turns the system's answer into a failure a person can be told. */
export async function asStoreWrite<Value>(write: () => Promise<Value>): Promise<Value> {
  try {
    return await write();
  } catch (error) {
    throw writeFailureOf(error) ?? error;
  }
}

/** Runs a write that only adds safety or speed: a disk that refuses it is no failure. `false` when it was refused. */
export async function toleratingWriteFailure(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (writeFailureOf(error) === null) throw error;
    return false;
  }
}
