/** Processor time that a piece of work takes, in milliseconds: a busy machine makes it wait, but not work longer. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return spentSince(before);
}

/** Processor time of this process since a reading of `process.cpuUsage`, in milliseconds. */
export function spentSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
