import type { DocumentMeta } from '#shared/model/document.ts';
import { foldText } from '../text/fold-text.ts';
import { isConsultation, readCommentPeriod } from './comment-period.ts';
import { readContacts } from './contacts.ts';
import { firstDay } from './dates.ts';
import { docNumberOfTitle, readDocNumber } from './doc-number.ts';
import type { DocumentLayout } from './document-layout.ts';
import type { DocumentTitle } from './document-title.ts';
import { documentKindOf, documentStageOf } from './document-words.ts';
import { readEffectiveDate } from './effective-date.ts';
import type { HeaderField } from './header-fields.ts';
import { agencyOfHeader, issuerOfDraft, issuerOfOrder, issuerOfTitle } from './issuer.ts';
import { readSignature } from './signature.ts';
import { lineWords } from './text-line.ts';
import { readTitleRemark } from './title-remark.ts';
import { readValidity } from './validity.ts';

/** The metadata of a document: what its head, its signature and its text say about itself; `null` for what none of them says. Linear. */
export function readMetadata(layout: DocumentLayout, title: DocumentTitle, fileName: string): DocumentMeta {
  const signature = readSignature(layout);
  const titleKey = foldText(title.title);
  const remark = readTitleRemark(layout);
  const issueDate = headerDay(layout, 'issueDate') ?? signature.issueDate ?? remark?.issueDate ?? null;
  const docNumber = readDocNumber(layout) ?? remark?.docNumber ?? docNumberOfTitle(title.title);
  const publishDate = headerDay(layout, 'publishDate');
  const effectiveDate = readEffectiveDate(layout, issueDate);
  const consults = isConsultation(layout, title.title);
  return {
    title: title.title,
    docNumber,
    issuer:
      agencyOfHeader(layout, 'issuer') ??
      signature.issuer ??
      issuerOfOrder(docNumber, titleKey) ??
      issuerOfTitle(title.title) ??
      remark?.issuer ??
      agencyOfHeader(layout, 'publisher') ??
      (consults ? issuerOfDraft(layout) : null),
    issueDate,
    publishDate,
    effectiveDate,
    validity: readValidity(layout, effectiveDate),
    indexNumber: headerText(layout, 'indexNumber'),
    recipients: readRecipients(layout),
    commentPeriod: consults ? readCommentPeriod(layout, { issueDate, publishDate }) : null,
    contacts: readContacts(layout, consults),
    kind: documentKindOf(titleKey),
    // Offices name the stage in the file name where the paper itself does not show it.
    stage: readStage(layout, titleKey) ?? documentStageOf(foldText(fileName)),
  };
}

function headerText(layout: DocumentLayout, field: HeaderField): string | null {
  return layout.header.find((value) => value.field === field && value.value !== '')?.value ?? null;
}

function headerDay(layout: DocumentLayout, field: HeaderField): string | null {
  for (const value of layout.header) {
    const day = value.field === field ? firstDay(foldText(value.value)) : null;
    if (day !== null) return day;
  }
  return null;
}

function readRecipients(layout: DocumentLayout): string | null {
  const index = layout.roles.indexOf('recipients');
  const line = layout.lines[index];
  return line === undefined ? null : lineWords(line).replace(/[：:]\s*$/, '');
}

/** The title's own stage, else that of the plan or attachment it is about. */
function readStage(layout: DocumentLayout, titleKey: string): string | null {
  const own = documentStageOf(titleKey);
  if (own !== null) return own;
  for (const part of layout.parts) {
    const stage = documentStageOf(foldText(part.title));
    if (stage !== null) return stage;
  }
  for (const [index, line] of layout.lines.entries()) {
    const namesDraft = layout.roles[index] === 'attachment-list' || (layout.roles[index] === 'body' && line.key.includes('征求意见稿)'));
    const stage = namesDraft
      ? (documentStageOf(line.key.slice(0, 2000)) ?? (line.key.includes('征求意见稿)') ? '征求意见稿' : null))
      : null;
    if (stage !== null) return stage;
  }
  return null;
}
