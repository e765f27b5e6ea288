import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { watch } from 'chokidar';
import { isDocumentFolder, isDocumentName } from './known-files.ts';
import { scanFolder } from './scan-folder.ts';
import type { WatchKind } from './watch-kind.ts';

/** Notices changes in one folder until it is closed. */
export type FolderWatcher = { readonly close: () => Promise<void> };

export type WatchOptions = {
  /** Called once when the watch stands (what changed before is for an index run to find), then at every change; often, and with nothing said. */
  readonly onChange: () => void;
  /** The system cannot watch (any more); the watch should be replaced by one of the other kind. */
  readonly onBroken: (reason: string) => void;
  /** Milliseconds between two looks of a polling watch. */
  readonly pollEvery: number;
};

/** Watches what the library would list in a folder; everything else in it (hidden, temporary and lock files, folders of programs) is ignored. */
export function watchFolder(path: string, kind: WatchKind, options: WatchOptions): FolderWatcher {
  return kind === 'native' ? watchNatively(path, options) : pollFolder(path, options);
}

function watchNatively(path: string, { onChange, onBroken }: WatchOptions): FolderWatcher {
  const watcher = watch(path, {
    ignoreInitial: true,
    // Links are followed by the index run, and only to what lies in the folder, where it is watched under its own name.
    followSymlinks: false,
    ignorePermissionErrors: true,
    persistent: false,
    ignored: (candidate, stats) => {
      if (candidate === path) return false;
      const name = basename(candidate);
      if (stats === undefined || stats.isSymbolicLink()) return !isDocumentFolder(name);
      return stats.isDirectory() ? !isDocumentFolder(name) : !isDocumentName(name);
    },
  });
  watcher.on('all', onChange);
  watcher.on('ready', onChange);
  watcher.on('error', (error) => onBroken(error instanceof Error ? error.message : String(error)));
  return { close: () => watcher.close() };
}

/** Looks at names, sizes and times again and again: for places whose system sends no events. Linear in the files, each time. */
function pollFolder(path: string, { onChange, pollEvery }: WatchOptions): FolderWatcher {
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let known: string | null = null;
  const look = async (): Promise<void> => {
    const scan = await scanFolder(path, closing.signal);
    if (closing.signal.aborted) return;
    const print = createHash('sha256').update(JSON.stringify(scan)).digest('hex');
    if (print !== known) onChange();
    known = print;
    timer = setTimeout(begin, pollEvery);
    timer.unref();
  };
  let looking: Promise<void> = Promise.resolve();
  const begin = (): void => {
    looking = look();
  };
  begin();
  return {
    async close() {
      closing.abort();
      clearTimeout(timer);
      await looking;
    },
  };
}
