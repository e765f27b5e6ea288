/** Earlier states kept beside a file, newest first: `name.1.bak` … `name.3.bak`. */
export const BACKUP_GENERATIONS = 3;
/** Copies of one day each, `name.2026-11-22.bak`: they survive a burst of bad writes. */
export const DATED_BACKUPS = 7;

const DATED = /^\d{4}-\d{2}-\d{2}$/;

/** Name of an earlier state; 1 is the newest. */
export function generationName(file: string, generation: number): string {
  return `${file}.${generation}.bak`;
}

/** Name of a day's copy; `day` is `YYYY-MM-DD`. */
export function datedName(file: string, day: string): string {
  return `${file}.${day}.bak`;
}

/** The backups of `file` among the names of its folder. */
export function backupsOf(file: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => isGeneration(file, name) || datedDay(file, name) !== null);
}

/** Day copies beyond the number kept, oldest first. Days after `today` are those of a clock that was wrong, and older than all others. */
export function expiredDatedBackups(file: string, names: readonly string[], today: string): readonly string[] {
  const isFuture = (name: string): boolean => (datedDay(file, name) ?? '') > today;
  const days = names.filter((name) => datedDay(file, name) !== null).sort();
  const dated = [...days.filter(isFuture), ...days.filter((name) => !isFuture(name))];
  return dated.slice(0, Math.max(0, dated.length - DATED_BACKUPS));
}

/** A damaged file is set aside under this name, never deleted. */
export function damagedName(file: string, now: string): string {
  return `${file}.${now.replaceAll(/[^0-9]/g, '').slice(0, 17)}.damaged`;
}

/** Everything that was ever written for `file`: itself, temporary file, backups, damaged states set aside. */
export function tracesOf(file: string, names: readonly string[]): readonly string[] {
  return names.filter(
    (name) => name === file || name === temporaryName(file) || name === temporaryBackupName(file) || name.startsWith(`${file}.`),
  );
}

/** Ids become file names: nothing else may. */
export const SAFE_ID = /^[A-Za-z0-9_-]{1,100}$/;

/** Ids of what a folder holds one file each: by the file, or by a backup of one that is gone. Each once. */
export function storedIds(names: readonly string[]): readonly string[] {
  return idsOf(names, /^([A-Za-z0-9_-]{1,100})\.json(?:\.[^.]+\.bak)?$/);
}

/** The ids of everything that `tracesOf` may name in a folder. Each once. */
export function tracedIds(names: readonly string[]): readonly string[] {
  return idsOf(names, /^\.?([A-Za-z0-9_-]{1,100})\.json(?:\.|$)/);
}

function idsOf(names: readonly string[], pattern: RegExp): readonly string[] {
  return [...new Set(names.flatMap((name) => pattern.exec(name)?.[1] ?? []))];
}

/** Where a backup is made before it gets its name; fixed too. */
export function temporaryBackupName(file: string): string {
  return `.${file}.bak.tmp`;
}

/** One fixed name a file, so that a crash leaves at most one leftover, which the next write replaces. */
export function temporaryName(file: string): string {
  return `.${file}.tmp`;
}

function isGeneration(file: string, name: string): boolean {
  for (let generation = 1; generation <= BACKUP_GENERATIONS; generation += 1) {
    if (name === generationName(file, generation)) return true;
  }
  return false;
}

function datedDay(file: string, name: string): string | null {
  if (!name.startsWith(`${file}.`) || !name.endsWith('.bak')) return null;
  const day = name.slice(file.length + 1, -'.bak'.length);
  return DATED.test(day) ? day : null;
}
