// Apart from the schemas: a child that only compares starts without the library these are made with.

/**
 * What an edit touches. `numbers` digits and numerals · `units` units of measure and of government · `deadlines` times ·
 * `wording` all other words · `punctuation` marks only · `numbering` the clause's own label · `paragraphs` split or merged ·
 * `form` only width, script, case or spaces.
 */
export const CHANGE_ASPECTS = ['numbers', 'units', 'deadlines', 'wording', 'punctuation', 'numbering', 'paragraphs', 'form'] as const;

/** What became of a row of a table. */
export const TABLE_LINE_KINDS = ['same', 'changed', 'added', 'removed'] as const;

/** What a line of a comparison can be; `moved-away` stands where the moved one stood before. */
export const COMPARED_LINE_KINDS = ['same', 'changed', 'moved', 'moved-away', 'added', 'removed'] as const;
