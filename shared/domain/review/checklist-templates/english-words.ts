import type { ChecklistItem, ChecklistRun, ChecklistTemplate } from '#shared/model/checklist.ts';
import { findTemplate } from './checklist-templates.ts';
import { CONSISTENCY_WORDS } from './english/consistency.ts';
import { FAIR_COMPETITION_WORDS } from './english/fair-competition.ts';
import { FORMAT_WORDS } from './english/format.ts';
import { GENERAL_WORDS } from './english/general.ts';
import { LEGALITY_WORDS } from './english/legality.ts';
import type { TemplateWords } from './english/template-words.ts';

const WORDS: ReadonlyMap<string, TemplateWords> = new Map([
  ['general', GENERAL_WORDS],
  ['fair-competition', FAIR_COMPETITION_WORDS],
  ['legality', LEGALITY_WORDS],
  ['format', FORMAT_WORDS],
  ['consistency', CONSISTENCY_WORDS],
]);

/** A template to be read in English. Ids, and the Chinese of what was changed or is not known, stay; the conclusions stay too, which are what is stored. */
export function inEnglish(template: ChecklistTemplate): ChecklistTemplate {
  const words = WORDS.get(template.id);
  if (words === undefined) return template;
  const shipped = new Map(findTemplate(template.id)?.items.map((item) => [item.id, item]));
  return {
    ...template,
    name: template.nameEn,
    description: words.description,
    items: template.items.map((item) => itemInEnglish(item, shipped.get(item.id), words)),
  };
}

/** What a conclusion of a template says in English; the conclusion itself where it is not known. */
export function conclusionInEnglish(templateId: string, conclusion: string): string {
  return WORDS.get(templateId)?.conclusions[conclusion] ?? conclusion;
}

/** A checklist under way as an English table shows it, its conclusions too. */
export function runInEnglish(run: ChecklistRun): ChecklistRun {
  const { template, conclusion } = run;
  const say = (choice: string): string => conclusionInEnglish(template.id, choice);
  return {
    ...run,
    template: { ...inEnglish(template), conclusions: template.conclusions.map(say) },
    conclusion: conclusion === null ? null : { ...conclusion, choice: say(conclusion.choice) },
  };
}

function itemInEnglish(item: ChecklistItem, shipped: ChecklistItem | undefined, words: TemplateWords): ChecklistItem {
  const own = words.items[item.id];
  const isShipped = shipped?.question === item.question && shipped.howToJudge === item.howToJudge;
  if (own === undefined || !isShipped) return item;
  const [question, howToJudge, legalBasis] = own;
  return { ...item, group: words.groups[item.group] ?? item.group, question, howToJudge, legalBasis };
}
