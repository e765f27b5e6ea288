import { readdir, readFile } from 'node:fs/promises';

/** Resident memory of a child process of this one in MB, by a word of its command line; `null` where the system does not tell (no /proc). */
export async function childMemory(word: string): Promise<{ readonly now: number; readonly most: number } | null> {
  for (const name of await readdir('/proc').catch((): string[] => [])) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    if (Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) !== process.pid) continue;
    if (!(await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).includes(word)) continue;
    const megabytes = (label: string): number => (Number(new RegExp(`^${label}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1_024) / 1e6;
    return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
  }
  return null;
}
