import { squeezeText } from '#shared/domain/search/squeeze-text.ts';

/** Sections in the order in which they stand. */
export const SPOTLIGHT_SECTIONS = ['documents', 'clauses', 'units', 'commands'] as const;

export type SpotlightSection = (typeof SPOTLIGHT_SECTIONS)[number];

/** Something that can be gone to or done. `folded` is all it is found by, its name first. */
export type SpotlightEntry = {
  readonly id: string;
  readonly section: SpotlightSection;
  readonly label: string;
  readonly detail: string;
  readonly folded: string;
  readonly run: () => void;
};

/** Entries of one section that answer, the best first, and how many more there are. */
export type SpotlightMatches = { readonly section: SpotlightSection; readonly entries: readonly SpotlightEntry[]; readonly more: number };

/** Few enough that all sections stand in one window. */
const SHOWN = 6;

/** The text an entry is found by: script, width, case, spaces and the marks of a clause label make no difference. */
export function foldEntry(...texts: readonly string[]): string {
  return texts.map((text) => `${squeezeText(text)}\n${withoutMarks(text)}`).join('\n');
}

/** Entries that hold all words of a query: names that begin with it first, then names that hold it, else as they stand. Linear. */
export function matchSpotlight(entries: readonly SpotlightEntry[], query: string): readonly SpotlightMatches[] {
  const words = query
    .split(/\s+/u)
    .map(squeezeText)
    .filter((word) => word !== '');
  const whole = squeezeText(query.trim());
  const plain = withoutMarks(query);
  const answers = ({ folded }: SpotlightEntry): boolean =>
    words.every((word) => folded.includes(word)) || (plain !== '' && folded.includes(plain));
  const rankOf = ({ folded }: SpotlightEntry): number => {
    if (whole === '') return 0;
    if (folded.startsWith(whole)) return 0;
    return folded.slice(0, Math.max(0, folded.indexOf('\n'))).includes(whole) ? 1 : 2;
  };
  return SPOTLIGHT_SECTIONS.flatMap((section): readonly SpotlightMatches[] => {
    const found = entries.filter((entry) => entry.section === section && answers(entry));
    if (found.length === 0) return [];
    const ranked = found.map((entry) => ({ entry, rank: rankOf(entry) })).sort((one, other) => one.rank - other.rank);
    return [{ section, entries: ranked.slice(0, SHOWN).map(({ entry }) => entry), more: Math.max(0, found.length - SHOWN) }];
  });
}

/** `二、(三)12.` is typed as 二三12. */
function withoutMarks(text: string): string {
  return squeezeText(text).replaceAll(/[\p{P}\p{S}\s]/gu, '');
}
