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

/** Of a tick of the system's clock, in which it counts the time of processes. */
const MILLISECONDS_A_TICK = 10;

/** Milliseconds of processor time of this process and its living children since they began; `null` where the system does not tell. */
export async function processorTime(): Promise<number | null> {
  const names = await readdir('/proc').catch((): string[] => []);
  if (names.length === 0) return null;
  const { user, system } = process.cpuUsage();
  let ticks = 0;
  for (const name of names) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : '';
    // The command in brackets may hold spaces: counted from behind it, the second field is the parent, the 12th and 13th the times.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[1]) === process.pid) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return (user + system) / 1_000 + ticks * MILLISECONDS_A_TICK;
}
