import type { ChecklistRun } from '#shared/model/checklist.ts';
import type { Language } from '#shared/model/library.ts';
import { verdictOf } from '../review/checklist-progress.ts';
import { FAIR_COMPETITION_BASIS, FAIR_COMPETITION_TEMPLATE } from '../review/checklist-templates/fair-competition.ts';
import { type ClosingBox, type FormField, field } from './report-table.ts';
import { documentName, headValue, type TableContext, type TableDocument } from './table-input.ts';

/** Head fields of a checklist; the fair competition review has those of its official form (T8). */
export function checklistHead(document: TableDocument, run: ChecklistRun, context: TableContext): readonly FormField[] {
  return run.template.scale === 'yes-no' ? fairCompetitionHead(document, run, context) : reviewHead(document, run, context);
}

/** The conclusion a person came to, in a line; that there is none yet where there is none. */
export function conclusionWords({ conclusion }: ChecklistRun, language: Language): string {
  const isChinese = language === 'zh-CN';
  const label = isChinese ? '审查结论：' : 'Conclusion: ';
  if (conclusion === null) return `${label}${isChinese ? '未作出' : 'none yet'}`;
  const text = conclusion.text.trim();
  if (text === '') return `${label}${conclusion.choice}`;
  return isChinese ? `${label}${conclusion.choice}（${text}）` : `${label}${conclusion.choice} (${text})`;
}

/** Lines to sign under a checklist; the fair competition review is stamped and signed in one block instead. */
export function checklistSignatures({ template }: ChecklistRun, language: Language): readonly FormField[] {
  const isChinese = language === 'zh-CN';
  if (template.scale === 'yes-no') return [];
  return [
    field('reviewerSignature', isChinese ? '审查人（签字）' : 'Reviewer (signature)', ''),
    field('headSignature', isChinese ? '负责人（签字）' : 'Head of unit (signature)', ''),
    field('signatureDate', isChinese ? '日期' : 'Date', '', { type: 'date' }),
  ];
}

/** Where the fair competition review is stamped and signed; empty for other checklists. */
export function checklistStamp({ template }: ChecklistRun, language: Language): readonly FormField[] {
  const isChinese = language === 'zh-CN';
  if (template.scale !== 'yes-no') return [];
  return [
    field('stamp', isChinese ? '审查机构（盖章）' : 'Reviewing body (stamp)', ''),
    field('headSignature', isChinese ? '负责人（签字）' : 'Head (signature)', ''),
    field('signatureDate', isChinese ? '日期' : 'Date', '', { type: 'date' }),
  ];
}

/** Boxes for the case that the measure rests on an exception; `null` where the checklist does not ask. Nothing is ticked before an answer. */
export function exceptionBox(run: ChecklistRun, language: Language): ClosingBox | null {
  const item = run.template.items.find(({ formCell }) => formCell === EXCEPTION_CELL);
  if (run.template.scale !== 'yes-no' || item === undefined) return null;
  const isChinese = language === 'zh-CN';
  const verdict = verdictOf(run, item.id);
  const opinion = Object.hasOwn(run.answers, item.id) ? (run.answers[item.id]?.opinion ?? '') : '';
  return {
    label: isChinese ? '例外规定适用情况' : 'Exceptions',
    ticks: [
      { label: isChinese ? '不适用例外规定' : 'None applies', isTicked: verdict === 'met' || verdict === 'not-applicable' },
      {
        label: isChinese ? '适用例外规定（写明具体情形、理由和实施期限）' : 'Applies (state the case, the reasons and the period)',
        isTicked: verdict === 'unmet',
      },
    ],
    text: verdict === 'unmet' ? opinion : '',
    lines: 3,
  };
}

/** Cell of the official form that tells of exceptions, as templates name it. */
const EXCEPTION_CELL = '适用例外规定说明';

function reviewHead(document: TableDocument, run: ChecklistRun, context: TableContext): readonly FormField[] {
  const isChinese = context.language === 'zh-CN';
  const { reviewer } = context;
  const value = (key: string, known: string) => headValue(context, key, known);
  return [
    field('documentName', isChinese ? '文件名称' : 'Document', value('documentName', documentName(document)), { isWide: true }),
    field('docNumber', isChinese ? '文号' : 'Number', value('docNumber', document.docNumber ?? '')),
    field('issuer', isChinese ? '起草（制定）单位' : 'Issuer', value('issuer', document.issuer ?? '')),
    field('unit', isChinese ? '审查单位' : 'Reviewing unit', value('unit', reviewer.unit)),
    field('reviewer', isChinese ? '审查人' : 'Reviewer', value('reviewer', reviewer.name)),
    field('date', isChinese ? '审查日期' : 'Date', value('date', context.date), { type: 'date' }),
    field('template', isChinese ? '清单版本' : 'Checklist', templateVersion(run, context.language)),
  ];
}

function fairCompetitionHead(document: TableDocument, run: ChecklistRun, context: TableContext): readonly FormField[] {
  const isChinese = context.language === 'zh-CN';
  const value = (key: string, known: string) => headValue(context, key, known);
  return [
    field('documentName', isChinese ? '政策措施名称' : 'Policy measure', value('documentName', documentName(document)), { isWide: true }),
    field('issuer', isChinese ? '起草机构' : 'Drafter', value('issuer', document.issuer ?? '')),
    field('contact', isChinese ? '联系人及电话' : 'Contact', value('contact', '')),
    field('industry', isChinese ? '涉及行业领域' : 'Industries concerned', value('industry', '')),
    field('date', isChinese ? '审查日期' : 'Date', value('date', context.date), { type: 'date' }),
    field('nature', isChinese ? '性质' : 'Nature', tickedNature(value('nature', ''), context.language), { isWide: true }),
    field('basis', isChinese ? '审查依据' : 'Basis', value('basis', reviewBasis(run, context.language)), { isWide: true }),
    field('consultation', isChinese ? '征求利害关系人意见情况' : 'Consultation of those concerned', value('consultation', ''), {
      isWide: true,
    }),
  ];
}

/** What the measure is, with a box for each kind; a text with boxes of its own stays as it was typed. */
function tickedNature(typed: string, language: Language): string {
  if (/[☐☑]/u.test(typed)) return typed;
  const kinds = NATURES[language];
  const written = typed.trim();
  const known = kinds.slice(0, -1).find((kind) => kind.toLowerCase() === written.toLowerCase());
  const ticked = written === '' ? null : (known ?? kinds.at(-1));
  const boxes = kinds.map((kind) => `${kind === ticked ? '☑' : '☐'} ${kind}`).join('　　');
  return known !== undefined || written === '' || written === kinds.at(-1)
    ? boxes
    : `${boxes}${language === 'zh-CN' ? '：' : ': '}${written}`;
}

/** The last is for whatever is none of the others. */
const NATURES: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['规章', '规范性文件', '其他'],
  en: ['Rules', 'Normative document', 'Other'],
};

/** The acts in force behind the built-in review; another template of its kind is named itself. */
function reviewBasis(run: ChecklistRun, language: Language): string {
  return run.template.id === FAIR_COMPETITION_TEMPLATE.id ? FAIR_COMPETITION_BASIS[language] : templateVersion(run, language);
}

function templateVersion({ template }: ChecklistRun, language: Language): string {
  return language === 'zh-CN' ? `${template.name} 第${template.version}版` : `${template.nameEn}, version ${template.version}`;
}
