import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { DocumentSummary } from '#shared/model/library.ts';
import type { DocumentRecognition } from '#shared/model/recognition.ts';

/** What the library list shows of a document; `characters` are UTF-16 units of its text without white space. */
export function summarizeModel(model: DocumentModel): DocumentSummary {
  const { title, docNumber, issuer, issueDate, publishDate, kind, stage } = model.meta;
  let characters = 0;
  for (const block of model.blocks) characters += countCharacters(blockText(block));
  return {
    title,
    docNumber,
    issuer,
    issueDate,
    ...(publishDate === null ? {} : { publishDate }),
    kind,
    stage,
    encoding: model.encoding,
    characters,
    blocks: model.blocks.length,
    tasks: model.tasks.length,
    repairs: model.repairs.length,
    repairsByKind: countByKind(model),
    warnings: [...new Set(model.warnings.map((warning) => warning.code))],
    deadlines: countDeadlines(model),
    ...(model.recognition === undefined ? {} : { recognition: summarizeRecognition(model.recognition) }),
  };
}

function countDeadlines({ tasks }: DocumentModel): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { deadlineDate } of tasks) if (deadlineDate !== null) counts[deadlineDate] = (counts[deadlineDate] ?? 0) + 1;
  return counts;
}

function countByKind({ repairs }: DocumentModel): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of repairs) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function summarizeRecognition({ stamp, confidence, pages }: DocumentRecognition) {
  return { stamp, confidence, pages: pages.length };
}

/** Most texts have none: one look by a pattern takes a tenth of a walk through all that is no space. */
const SPACE = /[\u0000-\u0020\u00a0\u3000]/g;

function countCharacters(text: string): number {
  let count = text.length;
  SPACE.lastIndex = 0;
  while (SPACE.test(text)) count -= 1;
  return count;
}
