import { diskFiles, type StoreFiles } from '#electron/store/store-files.ts';

/** An error as the system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The real disk, but each call is shown to `before` first, which may throw. */
export function filesWith(before: (call: keyof StoreFiles, path: string) => void): StoreFiles {
  const entries = Object.entries(diskFiles).map(([name, call]) => [
    name,
    async (path: string, ...rest: readonly unknown[]) => {
      // Every entry of the port begins with a path; its other arguments are handed on as they came.
      before(name as keyof StoreFiles, path);
      return (call as (...all: readonly unknown[]) => Promise<unknown>)(path, ...rest);
    },
  ]);
  return Object.fromEntries(entries) as StoreFiles;
}
