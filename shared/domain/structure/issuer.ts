import { findAll } from '../text/find-all.ts';
import { foldText } from '../text/fold-text.ts';
import { looksLikeSigner } from './agency.ts';
import type { DocumentLayout } from './document-layout.ts';
import { regionOf, WHOLE_COUNTRY } from './region-of.ts';
import { lineKey } from './text-line.ts';

/** The agency that a page's field names: `issuer` 发文机关, or `publisher` 发布机构, which may be the site's own. `null` for what is no agency: 来源 may be a newspaper. */
export function agencyOfHeader(layout: DocumentLayout, name: 'issuer' | 'publisher'): string | null {
  const field = layout.header.find((value) => value.field === name && looksLikeSigner(foldText(value.value)));
  return field?.value ?? null;
}

/** A part of one name that a space cuts off (办公室) is no agency of its own. */
const SHORTEST_JOINT = 4;

/** The agency before 关于 in a title: `临江市人民政府办公室关于……的通知`, several joined by 、; `null` where the title names none. */
export function issuerOfTitle(title: string): string | null {
  const key = foldText(title);
  const about = key.search(/关于|印发|转发|批转/);
  const name = title.slice(0, Math.max(about, 0)).trim();
  if (about <= 0) return null;
  const names = name.split(/\s+/);
  const areJoint = names.length > 1 && names.every((one) => one.length >= SHORTEST_JOINT && looksLikeSigner(foldText(one)));
  if (areJoint) return names.join('、');
  return looksLikeSigner(foldText(name)) ? name : null;
}

/** The agency whose order a number names: `临江市人民政府令第47号`, or for `政府令第47号` the government of the title's region; `null` for other numbers. */
export function issuerOfOrder(docNumber: string | null, title: string): string | null {
  if (docNumber?.startsWith('政府令') === true) {
    const region = regionOf(null, title);
    return region === null || region === WHOLE_COUNTRY ? null : `${region}人民政府`;
  }
  const name = docNumber === null ? '' : (/^([\u4e00-\u9fff ]{3,40})令/.exec(docNumber)?.[1]?.trim() ?? '');
  return looksLikeSigner(name) ? name : null;
}

const DRAFTED = /(?:起草|拟订|拟定|草拟|研究制定|组织编制|编制|制定)(?:形成|完成|并形成)?了?(?:《|")/;
/** Words that stand between the drafting agency and the verb. */
const AFTER_DRAFTER = /会同|联合|商|组织|牵头|根据|结合|负责|研究|按照|在|拟|对|现|已|经/g;
/** Text lines above all numbering that may say who drafted the paper. */
const DRAFTER_DEPTH = 8;

/** The agency that says it drafted a paper put out for comment: `……,市商务局会同有关部门起草了《……》`. `null` where no agency is named. */
export function issuerOfDraft(layout: DocumentLayout): string | null {
  let seen = 0;
  for (const [index, line] of layout.lines.entries()) {
    if (layout.labels[index] != null || seen >= DRAFTER_DEPTH) return null;
    if (layout.roles[index] !== 'body') continue;
    seen += 1;
    const key = lineKey(line).slice(0, 1000);
    const verb = DRAFTED.exec(key);
    if (verb === null) continue;
    const found = drafterBefore(key, verb.index);
    if (found !== null) return line.text.slice(line.start + found.start, line.start + found.end);
  }
  return null;
}

/** Looks back over the clauses before the verb for one that begins with an agency. */
function drafterBefore(key: string, verb: number): { readonly start: number; readonly end: number } | null {
  let end = verb;
  for (let round = 0; round < 4 && end > 0; round += 1) {
    const start = Math.max(key.lastIndexOf(',', end - 1), key.lastIndexOf('。', end - 1), key.lastIndexOf(';', end - 1)) + 1;
    const clause = key.slice(start, end);
    // Such words stand in names too (商务局, 经信局): the first that leaves an agency before it counts.
    const ends = findAll(AFTER_DRAFTER, clause.slice(0, 200)).map((match) => match.index);
    const name = [...ends, clause.length].map((nameEnd) => clause.slice(0, nameEnd).trim()).find((candidate) => looksLikeSigner(candidate));
    if (name !== undefined && !/^(?:我|本|各|有关)/.test(name))
      return { start: start + clause.indexOf(name), end: start + clause.indexOf(name) + name.length };
    end = start - 1;
  }
  return null;
}
