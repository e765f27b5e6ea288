import type { ChecklistTemplate } from '#shared/model/checklist.ts';
import { CONSISTENCY_TEMPLATE } from './consistency.ts';
import { FAIR_COMPETITION_TEMPLATE } from './fair-competition.ts';
import { FORMAT_TEMPLATE } from './format.ts';
import { GENERAL_TEMPLATE } from './general.ts';
import { LEGALITY_TEMPLATE } from './legality.ts';

/** The templates that ship with the application, in the order in which they are offered. */
export const CHECKLIST_TEMPLATES: readonly ChecklistTemplate[] = [
  GENERAL_TEMPLATE,
  FAIR_COMPETITION_TEMPLATE,
  LEGALITY_TEMPLATE,
  FORMAT_TEMPLATE,
  CONSISTENCY_TEMPLATE,
];

/** The template of that id, or `null` where none ships with the application. */
export function findTemplate(id: string): ChecklistTemplate | null {
  return CHECKLIST_TEMPLATES.find((template) => template.id === id) ?? null;
}
