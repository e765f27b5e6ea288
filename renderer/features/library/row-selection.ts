/** Rows chosen in the list; a range goes from `anchor`, and the keyboard stands on `focus`. */
export type RowSelection = { readonly ids: ReadonlySet<string>; readonly anchor: string | null; readonly focus: string | null };

/** `only` chooses one row, `toggle` adds or takes it, `range` chooses from the anchor to it, `walk` goes there and chooses nothing. */
export type PickHow = 'only' | 'toggle' | 'range' | 'walk';

/** Nothing chosen. */
export const NO_SELECTION: RowSelection = { ids: new Set(), anchor: null, focus: null };

/** The selection after a row was picked; `rows` are the ids of the list in its order. Linear in the rows for a range, else in the chosen. */
export function pickRow(selection: RowSelection, rows: readonly string[], id: string, how: PickHow): RowSelection {
  switch (how) {
    case 'only':
      return { ids: new Set([id]), anchor: id, focus: id };
    case 'walk':
      return { ...selection, focus: id };
    case 'toggle': {
      const ids = new Set(selection.ids);
      if (!ids.delete(id)) ids.add(id);
      return { ids, anchor: id, focus: id };
    }
    case 'range': {
      const from = selection.anchor === null ? -1 : rows.indexOf(selection.anchor);
      const to = rows.indexOf(id);
      if (from < 0 || to < 0) return pickRow(selection, rows, id, 'only');
      return { ids: new Set(rows.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: selection.anchor, focus: id };
    }
  }
}

/** All rows chosen. */
export function pickAll(selection: RowSelection, rows: readonly string[]): RowSelection {
  return { ...selection, ids: new Set(rows) };
}

/** The selection without rows that the list shows no more; the same one where it shows all. */
export function keepShown(selection: RowSelection, rows: readonly string[]): RowSelection {
  const { ids, anchor, focus } = selection;
  if (ids.size === 0 && anchor === null && focus === null) return selection;
  const shown = new Set(rows);
  const isShown = (id: string | null): boolean => id === null || shown.has(id);
  if (isShown(anchor) && isShown(focus) && [...ids].every(isShown)) return selection;
  return {
    ids: new Set([...ids].filter(isShown)),
    anchor: isShown(anchor) ? anchor : null,
    focus: isShown(focus) ? focus : null,
  };
}
