/** Question, how to judge, and basis of an item. */
export type ItemWords = readonly [question: string, howToJudge: string, legalBasis: string];

/** A template's words in English; keys are the Chinese words, or the ids of its items. */
export type TemplateWords = {
  readonly description: string;
  readonly conclusions: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, ItemWords>>;
};
