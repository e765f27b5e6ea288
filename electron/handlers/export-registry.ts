/** Files this application wrote, by the ids that windows know; lives as long as the process. */
export type ExportRegistry = {
  readonly add: (id: string, path: string) => void;
  /** Absolute; `null` for an id never given out. */
  readonly pathOf: (id: string) => string | null;
};

/** An empty registry. */
export function createExportRegistry(): ExportRegistry {
  const paths = new Map<string, string>();
  return { add: (id, path) => void paths.set(id, path), pathOf: (id) => paths.get(id) ?? null };
}
