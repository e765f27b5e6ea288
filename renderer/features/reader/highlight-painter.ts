import { holdersIn, rangeInHolder } from './text-offsets.ts';

/** Layers from the bottom up; the number is the painting priority. */
const LAYERS = {
  citation: -1,
  remark: 0,
  yellow: 1,
  green: 2,
  blue: 3,
  pink: 4,
  orange: 5,
  violet: 6,
  overlap: 7,
  inserted: 8,
  repair: 9,
  unrepaired: 9,
  finding: 11,
  'finding-serious': 12,
  hit: 13,
  find: 14,
  focus: 15,
  chosen: 16,
  'hit-current': 17,
  'find-current': 18,
  flash: 19,
} as const;

export type HighlightLayer = keyof typeof LAYERS;

/** A canonical range to be painted in one layer. */
export type Paint = { readonly layer: HighlightLayer; readonly start: number; readonly end: number };

/** Whether this browser paints over untouched text (Chromium 105 and later); else marks are drawn as elements. */
export const canPaint = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';

/** Paints one pane's mounted text by the CSS Custom Highlight API. All panes share the layers, each takes back only its own ranges. */
export type HighlightPainter = {
  /** Replaces what is painted under a key on an element; skipped when element and `version` are those of the last time. */
  readonly paint: (key: number | string, element: Element, version: readonly unknown[], paints: () => readonly Paint[]) => void;
  /** Takes back everything under keys that are not among these. */
  readonly keepOnly: (keys: ReadonlySet<number | string>) => void;
  readonly clear: () => void;
};

type PaintedRange = { readonly layer: HighlightLayer; readonly holder: Element; readonly range: StaticRange };

type Painted = {
  readonly element: Element;
  readonly version: readonly unknown[];
  readonly ranges: readonly PaintedRange[];
};

/** Says on an element which layers are painted in it: the browser works out the style of each layer that a rule could match, for each element. */
const paintedAttribute = (layer: HighlightLayer): string => `data-paint-${layer}`;

/** Makes a painter; without the API one that does nothing. */
export function createHighlightPainter(): HighlightPainter {
  const painted = new Map<number | string, Painted>();
  const takeBack = (key: number | string): void => {
    for (const { layer, holder, range } of painted.get(key)?.ranges ?? []) {
      layerHighlight(layer).delete(range);
      if (holder.isConnected) holder.removeAttribute(paintedAttribute(layer));
    }
    painted.delete(key);
  };
  return {
    paint(key, element, version, paints) {
      if (!canPaint) return;
      const last = painted.get(key);
      if (last?.element === element && last.version.every((part, index) => part === version[index])) return;
      takeBack(key);
      const holders = holdersIn(element);
      const ranges = paints().flatMap(({ layer, start, end }) => {
        return holders.flatMap((holder): PaintedRange[] => {
          const range = rangeInHolder(holder, start, end);
          return range === null ? [] : [{ layer, holder, range }];
        });
      });
      for (const { layer, holder, range } of ranges) {
        layerHighlight(layer).add(range);
        holder.setAttribute(paintedAttribute(layer), '');
      }
      painted.set(key, { element, version, ranges });
    },
    keepOnly(keys) {
      for (const key of [...painted.keys()]) if (!keys.has(key)) takeBack(key);
    },
    clear() {
      for (const key of [...painted.keys()]) takeBack(key);
    },
  };
}

function layerHighlight(layer: HighlightLayer): Highlight {
  const name = `yuece-${layer}`;
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const highlight = new Highlight();
  highlight.priority = LAYERS[layer];
  CSS.highlights.set(name, highlight);
  return highlight;
}
