import { wordFinding } from '#shared/domain/checks/finding-words.ts';
import type { CheckNotice } from '#shared/model/finding.ts';
import type { Words } from '../words.ts';
import { FINDING_MESSAGES_IN_ENGLISH, FINDING_TERMS_IN_ENGLISH, RULE_TITLES_IN_ENGLISH } from './finding-messages.ts';

/** Words of the checks' findings. */
export const findings: Words['findings'] = {
  families: { FC: 'Fair competition', LG: 'Legality', CN: 'Consistency', FM: 'Format and wording' },
  message: ({ words }) => wordFinding(words, FINDING_MESSAGES_IN_ENGLISH, FINDING_TERMS_IN_ENGLISH, ', '),
  notice: noticeInEnglish,
  ruleTitle: (rule) => RULE_TITLES_IN_ENGLISH[rule] ?? '',
  running: 'Checking…',
  failed: 'The checks did not finish',
  runAgain: 'Check again',
  counts: ({ open, serious, normal, hint, reversed, dismissed }) =>
    [
      open === 0 ? '0 to look at' : `${open} to look at: ${serious} serious, ${normal} normal, ${hint} hints`,
      reversed > 0 ? `${reversed} reversed` : '',
      dismissed > 0 ? `${dismissed} set aside` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  groupCount: (open, reversed) => (reversed === 0 ? `${open}` : `${open}, and ${reversed} reversed`),
  filterFamily: 'Family',
  marks: 'Mark in the text',
  notices: 'About the checks',
  proposal: 'Found by rules, as a reason to look; whether it holds and what to do is for the reviewer to say.',
  nothing: 'The rules found nothing',
  nothingText: 'No hit is no clearance: go through the checklist all the same.',
  noneMatch: 'No finding matches the filter.',
  clearFilter: 'Clear filter',
  list: 'Findings',
  reversed: 'Reversed',
  reversedTitle: (count) => `${count} reversed: the text itself forbids or abolishes this, so it is not counted.`,
  preamble: 'Preamble',
  wholeDocument: 'Whole document',
  alsoAt: (count) => `${count} more places`,
  basis: 'Basis',
  annotate: 'Annotate',
  annotated: 'Annotated',
  asEvidence: 'To checklist',
  dismiss: 'Set aside',
  dismissWithReason: 'Set aside',
  dismissedNotice: 'Finding set aside',
  reason: 'Reason',
  reasonPlaceholder: 'Why it is no problem',
  cancel: 'Cancel',
  dismissedTitle: (count) => `${count} set aside`,
  noLongerRaised: 'No longer raised',
  restore: 'Bring back',
  ofItem: (open, reversed) => `${open} found by the checks${reversed === 0 ? '' : `, and ${reversed} reversed`}`,
  useAsEvidence: 'Use as evidence',
  usedAsEvidence: 'Is evidence',
  goThere: 'Show passage',
};

function noticeInEnglish({ code, values: [first = '', second = '', third = ''] }: CheckNotice): string {
  switch (code) {
    case 'more-findings':
      return `${first}: ${second} places, the first ${third} are listed.`;
    case 'screening-is-no-clearance':
      return `Fair-competition screening: ${first === '1' ? '1 hit' : `${first} hits`}, ${second} of them reversed. Signal words are only a reason to look: a hit is no violation and no hit is no clearance; a person judges item by item. “Reversed” marks sentences that forbid or abolish such things.`;
  }
}
