import { describe, expect, it } from 'vitest';
import { CHECKLIST_TEMPLATES, findTemplate } from '#shared/domain/review/checklist-templates/checklist-templates.ts';
import { conclusionInEnglish, inEnglish } from '#shared/domain/review/checklist-templates/english-words.ts';
import { checklistTemplate } from '#shared/model/checklist.ts';

function idsOf(template: string): readonly string[] {
  return findTemplate(template)?.items.map((item) => item.id) ?? [];
}

function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}

describe('built-in checklist templates', () => {
  it('offers the five templates in a fixed order', () => {
    expect(CHECKLIST_TEMPLATES.map((template) => template.id)).toEqual([
      'general',
      'fair-competition',
      'legality',
      'format',
      'consistency',
    ]);
  });

  it('finds no template under an unknown id', () => {
    expect(findTemplate('constructor')).toBeNull();
  });

  it.each([...CHECKLIST_TEMPLATES])('$id satisfies the stored schema and has ids of its own', (template) => {
    expect(checklistTemplate.parse(template)).toEqual(template);
    expect(new Set(template.items.map((item) => item.id)).size).toBe(template.items.length);
    expect(new Set(template.conclusions).size).toBe(template.conclusions.length);
  });

  it.each([...CHECKLIST_TEMPLATES])('$id asks every question in full: how to judge, basis, and no group torn apart', (template) => {
    for (const item of template.items) {
      expect(item.question, item.id).toMatch(/？$/u);
      expect(item.howToJudge.length, item.id).toBeGreaterThan(20);
      expect(item.legalBasis, item.id).not.toBe('');
    }
    const changes = template.items.filter((item, index) => item.group !== template.items[index - 1]?.group).length;
    expect(changes).toBe(new Set(template.items.map((item) => item.group)).size);
  });

  it.each([
    ['legality', numbered('LG', 20)],
    ['format', numbered('FM', 18)],
    ['consistency', numbered('CN', 12)],
    ['general', numbered('GR', 14)],
  ] as const)('%s has all its items', (template, expected) => {
    expect([...idsOf(template)].sort()).toEqual([...expected].sort());
  });

  it('carries every standard of the fair competition review, the gate first and in a group of its own', () => {
    expect(idsOf('fair-competition')).toEqual([
      ...numbered('FC-G', 5).map((id) => id.replace('FC-G-', 'FC-G')),
      ...['FC-1.1', 'FC-1.2', 'FC-1.3', 'FC-1.4', 'FC-2.1', 'FC-2.2', 'FC-2.3', 'FC-2.4', 'FC-2.5'],
      ...['FC-3.1', 'FC-3.2', 'FC-3.3', 'FC-4.1', 'FC-4.2', 'FC-4.3', 'FC-0', 'FC-E'],
    ]);
    const gate = findTemplate('fair-competition')?.items.filter((item) => item.id.startsWith('FC-G')) ?? [];
    const others = findTemplate('fair-competition')?.items.filter((item) => !item.id.startsWith('FC-G')) ?? [];
    expect(new Set(gate.map((item) => item.group)).size).toBe(1);
    expect(others.some((item) => item.group === gate[0]?.group)).toBe(false);
  });

  it('asks on the yes-no scale only whether something is wrong, so that 是 is always the finding', () => {
    for (const template of CHECKLIST_TEMPLATES.filter((candidate) => candidate.scale === 'yes-no')) {
      for (const item of template.items) {
        expect(item.question, item.id).toMatch(/是否|不当/u);
        expect(item.question, item.id).not.toMatch(/是否(?:已|完成|合法|齐全|明确|符合)/u);
      }
    }
  });

  it('marks what rests on a secondary source as still to be verified', () => {
    const items = findTemplate('fair-competition')?.items ?? [];
    expect(items.filter((item) => item.legalBasis.includes('《实施办法》')).every((item) => item.sourceMark === 'to-be-verified')).toBe(
      true,
    );
  });

  it('never rates a layout rule that the standard calls usual above a hint', () => {
    expect(findTemplate('format')?.items.find((item) => item.id === 'FM-18')?.severity).toBe('hint');
  });

  it.each([...CHECKLIST_TEMPLATES])('$id is said in English from the first group to the last conclusion', (template) => {
    const english = inEnglish(template);
    const chinese = /\p{Script=Han}{5}/u;
    expect(english.description).not.toMatch(chinese);
    for (const item of english.items) {
      for (const text of [item.group, item.question, item.howToJudge, item.legalBasis]) expect(text, item.id).not.toMatch(chinese);
      expect(item.legalBasis, item.id).toMatch(/\w/u);
    }
    for (const conclusion of template.conclusions) expect(conclusionInEnglish(template.id, conclusion)).not.toMatch(chinese);
    expect(english.items.map(({ id }) => id)).toEqual(idsOf(template.id));
  });

  it('leaves an item in Chinese that asks something else than the one shipped', () => {
    const [template] = CHECKLIST_TEMPLATES;
    const [first] = template?.items ?? [];
    if (template === undefined || first === undefined) throw new Error('no template');
    const own = { ...template, items: [{ ...first, question: '是否有绩效目标？' }] };
    expect(inEnglish(own).items[0]?.question).toBe('是否有绩效目标？');
  });
});
