import type { ChecklistRun } from '#shared/model/checklist.ts';
import type { Language } from '#shared/model/library.ts';
import { type FormField, field } from './report-table.ts';
import { documentName, headValue, type TableContext, type TableDocument } from './table-input.ts';

/** Head fields of a checklist; the fair competition review has those of its official form (T8). */
export function checklistHead(document: TableDocument, run: ChecklistRun, context: TableContext): readonly FormField[] {
  return run.template.scale === 'yes-no' ? fairCompetitionHead(document, run, context) : reviewHead(document, run, context);
}

/** Lines to sign under a checklist. */
export function checklistSignatures(language: Language): readonly FormField[] {
  const isChinese = language === 'zh-CN';
  return [
    field('reviewerSignature', isChinese ? '审查人（签字）' : 'Reviewer (signature)', ''),
    field('headSignature', isChinese ? '负责人（签字）' : 'Head of unit (signature)', ''),
    field('signatureDate', isChinese ? '日期' : 'Date', '', { type: 'date' }),
  ];
}

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
    field('nature', isChinese ? '性质（规章/规范性文件/其他）' : 'Nature', value('nature', '')),
    field('date', isChinese ? '审查日期' : 'Date', value('date', context.date), { type: 'date' }),
    field('template', isChinese ? '规则版本' : 'Rules', templateVersion(run, context.language)),
    field('consultation', isChinese ? '征求利害关系人意见情况' : 'Consultation of those concerned', value('consultation', ''), {
      isWide: true,
    }),
  ];
}

function templateVersion({ template }: ChecklistRun, language: Language): string {
  return language === 'zh-CN' ? `${template.name} 第${template.version}版` : `${template.nameEn}, version ${template.version}`;
}
