import { statfs } from 'node:fs/promises';

/** How changes in a folder are noticed: `native` by the system's events, `polling` by looking again and again. */
export type WatchKind = 'native' | 'polling';

/** File systems of other machines, as Linux numbers them: their changes send no events here. NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph, FUSE. */
const REMOTE_SYSTEMS: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f, 0x00c36400, 0x65735546,
]);

/** How to watch a folder: places on the network are polled. `systemType` is the number of its file system where that is known. */
export function watchKindOf(path: string, platform: string, systemType: number | null): WatchKind {
  if (platform === 'win32') return /^[\\/]{2}(?![?.][\\/](?!UNC[\\/]))/i.test(path) ? 'polling' : 'native';
  if (platform !== 'linux' || systemType === null) return 'native';
  // The number is a signed one on some machines.
  return REMOTE_SYSTEMS.has(systemType >>> 0) ? 'polling' : 'native';
}

/** The same for a folder on this machine. */
export async function watchKindHere(path: string): Promise<WatchKind> {
  try {
    return watchKindOf(path, process.platform, process.platform === 'linux' ? (await statfs(path)).type : null);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 'polling';
    throw error;
  }
}
