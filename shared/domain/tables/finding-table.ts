import type { DocumentModel } from '#shared/model/document.ts';
import type { CheckReport, Finding, RuleFamily } from '#shared/model/finding.ts';
import type { Language } from '#shared/model/library.ts';
import type { Dismissal } from '#shared/model/review.ts';
import { citedClause, pageText } from './passage-words.ts';
import { column, field, type ReportTable, type TableColumn, type TableRow, WITHOUT_FORM } from './report-table.ts';
import { documentName, headValue, localDate, type TableContext, type TableDocument } from './table-input.ts';
import { FAMILY_WORDS, SEVERITY_WORDS } from './table-words.ts';

/** What the rules found in a document and what a person made of it; `annotated` holds the ids of findings that became annotations. */
export type CheckedDocument = {
  readonly document: TableDocument;
  readonly model: Pick<DocumentModel, 'blocks'>;
  readonly report: CheckReport;
  readonly dismissals: readonly Dismissal[];
  readonly annotated: ReadonlySet<string>;
};

/** Order of the families in tables and lists. */
const FAMILIES: readonly RuleFamily[] = ['FC', 'LG', 'CN', 'FM'];

/**
 * T9 问题清单 of what the rules found: a section a family, then what the text itself forbids (反向表述), then what a person set aside, with the reason.
 * Dismissals whose finding is no longer raised are left out.
 */
export function buildFindingTable(checked: CheckedDocument, context: TableContext): ReportTable {
  const { document, report } = checked;
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const name = documentName(document);
  const sections = sectionsOf(checked, language);
  return {
    id: 'findings',
    language,
    title: isChinese ? '检查问题清单' : 'Findings of the checks',
    subtitle: null,
    subject: name,
    head: [
      field('documentName', isChinese ? '文件名称' : 'Document', headValue(context, 'documentName', name), { isWide: true }),
      field('unit', isChinese ? '审阅单位' : 'Unit', headValue(context, 'unit', context.reviewer.unit)),
      field('date', isChinese ? '检查日期' : 'Date', headValue(context, 'date', context.date), { type: 'date' }),
    ],
    ...WITHOUT_FORM,
    statistics: statisticsLine(sections, language),
    columns: findingColumns(language),
    frozenColumns: 1,
    rows: rowsOf(sections, checked, context),
    emptyText: isChinese ? '各项规则均未发现问题' : 'The rules found nothing',
    notes: [
      isChinese
        ? '由规则自动筛查得出，仅供提示：命中不等于有问题，未命中不等于没有风险，结论须由人作出。'
        : 'Found by rules and only a reason to look: a hit is no fault, no hit is no clearance, and the conclusion is a person’s.',
      ...(isChinese ? report.notices.map(({ message }) => message) : []),
    ],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}

type Section = { readonly kind: 'open' | 'reversed' | 'dismissed'; readonly title: string; readonly findings: readonly Finding[] };

function sectionsOf({ report, dismissals }: CheckedDocument, language: Language): readonly Section[] {
  const aside = new Set(dismissals.map(({ finding }) => finding));
  const standing = report.findings.filter(({ id }) => !aside.has(id));
  const isChinese = language === 'zh-CN';
  const titled = (kind: Section['kind'], title: string, findings: readonly Finding[]): Section => ({
    kind,
    title: isChinese ? `${title}（${findings.length} 条）` : `${title} (${findings.length})`,
    findings,
  });
  return [
    ...FAMILIES.map((family) =>
      titled(
        'open',
        FAMILY_WORDS[language][family],
        standing.filter(({ rule, reversed }) => rule.startsWith(`${family}-`) && !reversed),
      ),
    ),
    titled(
      'reversed',
      isChinese ? '反向表述：原文是禁止、清理这类内容，不计为问题' : 'Forbidden or abolished by the text itself, not counted',
      standing.filter(({ reversed }) => reversed),
    ),
    titled(
      'dismissed',
      isChinese ? '已忽略，附理由' : 'Set aside, with the reason',
      report.findings.filter(({ id }) => aside.has(id)),
    ),
  ].filter(({ findings }) => findings.length > 0);
}

function findingColumns(language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  const severities = Object.values(SEVERITY_WORDS[language]);
  const statuses = Object.values(STATES[language]);
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3.6 }),
    column('clause', isChinese ? '条款路径' : 'Clause', { type: 'text', width: 7 }),
    column('page', isChinese ? '页/段' : 'Page', { type: 'text', width: 5.4 }),
    column('rule', isChinese ? '规则' : 'Rule', { type: 'text', width: 4.6, align: 'center' }),
    column('severity', isChinese ? '严重度' : 'Severity', {
      type: 'text',
      width: isChinese ? 4.8 : 5.5,
      align: 'center',
      choices: severities,
    }),
    column('quote', isChinese ? '原文' : 'Text', { type: 'long-text', width: 12 }),
    column('message', isChinese ? '问题描述' : 'Finding', { type: 'long-text', width: 15 }),
    column('basis', isChinese ? '依据' : 'Basis', { type: 'long-text', width: 10 }),
    column('suggestion', isChinese ? '修改建议' : 'Suggestion', { type: 'long-text', width: 9 }),
    column('status', isChinese ? '状态' : 'Status', { type: 'text', width: 5, align: 'center', choices: statuses }),
    column('reason', isChinese ? '处理说明' : 'Reason', { type: 'long-text', width: 9 }),
    column('author', isChinese ? '审阅人' : 'Reviewer', { type: 'text', width: 4.8, align: 'center' }),
    column('date', isChinese ? '日期' : 'Date', { type: 'date', width: 7 }),
  ];
}

const STATES: Readonly<Record<Language, Readonly<Record<'open' | 'annotated' | 'reversed' | 'dismissed', string>>>> = {
  'zh-CN': { open: '待核', annotated: '已转批注', reversed: '反向表述', dismissed: '已忽略' },
  en: { open: 'Open', annotated: 'Annotated', reversed: 'Reversed', dismissed: 'Set aside' },
};

function rowsOf(sections: readonly Section[], checked: CheckedDocument, context: TableContext): readonly TableRow[] {
  const blocks = new Map(checked.model.blocks.map((block, index) => [block.id, { block, paragraph: index + 1 }]));
  const reasons = new Map(checked.dismissals.map((dismissal) => [dismissal.finding, dismissal]));
  let number = 0;
  return sections.flatMap(({ kind, title, findings }): readonly TableRow[] => [
    { kind: 'section', text: title },
    ...findings.map((finding): TableRow => {
      number += 1;
      const place = finding.passage === null ? undefined : blocks.get(finding.passage.block);
      const state = kind === 'open' && checked.annotated.has(finding.id) ? 'annotated' : kind;
      return {
        kind: 'cells',
        cells: {
          number,
          ...findingCells(finding, place, { document: checked.document, context }),
          status: STATES[context.language][state],
          ...reasonCells(reasons.get(finding.id), context),
        },
      };
    }),
  ]);
}

function findingCells(
  finding: Finding,
  place: { readonly block: DocumentModel['blocks'][number]; readonly paragraph: number } | undefined,
  { document, context: { language } }: { readonly document: TableDocument; readonly context: TableContext },
): Record<string, string | null> {
  const isChinese = language === 'zh-CN';
  const path = citedClause(finding.path, document.outermostLabels);
  const others = finding.alsoAt.length;
  const also = others === 0 ? '' : isChinese ? `（另有 ${others} 处）` : ` (and ${others} more places)`;
  return {
    clause: path !== '' ? path : place === undefined ? (isChinese ? '全文' : 'Whole document') : isChinese ? '序言' : 'Preamble',
    page:
      place === undefined
        ? ''
        : pageText({ kind: 'exact', path: finding.path, page: place.block.page, paragraph: place.paragraph, start: 0 }, language),
    rule: finding.rule,
    severity: SEVERITY_WORDS[language][finding.severity],
    quote: finding.quote,
    message: `${finding.message}${also}`,
    basis: finding.basis,
    suggestion: null,
  };
}

function reasonCells(dismissal: Dismissal | undefined, { utcOffsetMinutes }: TableContext): Record<string, string | null> {
  if (dismissal === undefined) return { reason: null, author: null, date: null };
  return { reason: dismissal.reason, author: dismissal.author, date: localDate(dismissal.dismissedAt, utcOffsetMinutes) };
}

function statisticsLine(sections: readonly Section[], language: Language): string {
  const of = (kind: Section['kind']) => sections.filter((section) => section.kind === kind).flatMap(({ findings }) => findings);
  const open = of('open');
  const rated = (severity: Finding['severity']) => open.filter((finding) => finding.severity === severity).length;
  const [serious, normal, hint] = [rated('serious'), rated('normal'), rated('hint')];
  const [reversed, dismissed] = [of('reversed').length, of('dismissed').length];
  return language === 'zh-CN'
    ? `共 ${open.length} 条待核：严重 ${serious} 条、一般 ${normal} 条、提示 ${hint} 条；另有反向表述 ${reversed} 条、已忽略 ${dismissed} 条。`
    : `${open.length} to look at: ${serious} serious, ${normal} normal, ${hint} hints; ${reversed} reversed and ${dismissed} set aside besides.`;
}
