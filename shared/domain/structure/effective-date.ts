import { findDays } from './dates.ts';
import type { DocumentLayout } from './document-layout.ts';
import { SIGN } from './line-signs.ts';

/** The day from which a paper applies (自……起施行), as `YYYY-MM-DD`; `从公布之日起` gives the day of issue where it is known. The last such sentence counts: 附则 stands at the end. */
export function readEffectiveDate(layout: DocumentLayout, issueDate: string | null): string | null {
  const field = layout.header.find((value) => value.field === 'effectiveDate');
  const stated = field === undefined ? undefined : findDays(field.value)[0];
  if (stated !== undefined) return stated.iso;
  for (let index = layout.lines.length - 1; index >= 0; index -= 1) {
    const line = layout.lines[index];
    if (line === undefined || layout.roles[index] !== 'body') continue;
    if ((line.signs & SIGN.from) === 0) continue;
    const key = line.key;
    const verb = key.search(/起 ?(?:正式)?(?:施行|实施|执行|生效|试行)/);
    if (verb === -1) continue;
    const before = key.slice(Math.max(0, verb - 24), verb);
    const day = findDays(before).at(-1);
    if (day !== undefined && /^ ?(?:日)?$/.test(before.slice(day.end))) return day.iso;
    if (/(?:发布|公布|印发|签发)之日$/.test(before)) return issueDate;
  }
  return null;
}
