import type { ItemWords } from './template-words.ts';

const REGULATION = 'Fair Competition Review Regulation';
const MEASURES = 'Implementing Measures';

/** The items on the standards of fair competition review, in English. */
export const FAIR_COMPETITION_STANDARD_WORDS: Readonly<Record<string, ItemWords>> = {
  'FC-1.1': [
    'Are approvals unlawfully set up outside of the negative list for market access?',
    '① a negative list of its own; ② permits disguised as filing, registration, certificates, catalogues, accreditation or yearly inspection; ③ further steps or documents; ④ bans or limits by qualification, ownership, shares or scope of business; ⑤ temporary controls on entry.',
    `${REGULATION}, Art. 8(1); ${MEASURES}, Art. 9`,
  ],
  'FC-1.2': [
    'Are concessions unlawfully set up or granted?',
    '① without a basis in law or administrative regulation; ② operator not chosen by tender, negotiation or other open competition; ③ term unlawfully agreed, changed or prolonged.',
    `${REGULATION}, Art. 8(2); ${MEASURES}, Art. 10`,
  ],
  'FC-1.3': [
    'Are dealing in, buying or using goods or services limited to certain operators?',
    '① certain operators demanded, hinted at or named in disguise; ② limits by ownership, place of registration or form; ③ others shut out by project, name, candidate or qualification lists; ④ choice steered by rewards or penalties.',
    `${REGULATION}, Art. 8(3); ${MEASURES}, Art. 11`,
  ],
  'FC-1.4': [
    'Are there unreasonable or discriminatory conditions for entry or exit?',
    '① thresholds plainly needless or beyond need; ② different treatment by ownership, registration, form or size; ③ obstacles to exit in deregistration, bankruptcy or transfer.',
    `${REGULATION}, Art. 8(4); ${MEASURES}, Art. 12`,
  ],
  'FC-2.1': [
    'Are goods or factors from elsewhere or abroad kept out, or local operators, goods or factors kept in?',
    '① other technical, testing or certification standards for them; ② checkpoints, software blocks or other barriers; ③ obstacles to changing registration, reducing capital or leaving.',
    `${REGULATION}, Art. 9(1); ${MEASURES}, Art. 13`,
  ],
  'FC-2.2': [
    'Are operators from elsewhere shut out, restricted or forced as to investing or setting up branches here?',
    '① investment or branches refused, obstructed or forced; ② unreasonable demands on investment, output or taxes; ③ local investment or presence as a condition for taking part or for benefits.',
    `${REGULATION}, Art. 9(2); ${MEASURES}, Art. 14`,
  ],
  'FC-2.3': [
    'Are operators from elsewhere shut out of, or restricted in, local procurement and tenders?',
    '① directly barred; ② preference for local products or services; ③ local record, awards, taxes or social insurance as qualification or for points; ④ assessed by origin or registration; ⑤ periods unreasonably shortened.',
    `${REGULATION}, Art. 9(3); ${MEASURES}, Art. 15`,
  ],
  'FC-2.4': [
    'Are there discriminatory fees, prices or subsidies for goods or factors from elsewhere or abroad?',
    '① fees or higher rates only for them; ② different prices; ③ subsidies only, or otherwise, for local ones.',
    `${REGULATION}, Art. 9(4); ${MEASURES}, Art. 16`,
  ],
  'FC-2.5': [
    'Are operators from elsewhere discriminated against in qualifications, standards, supervision or enforcement?',
    '① higher demands on, or no recognition of, their qualifications, grades or certificates; ② more frequent inspections or stricter enforcement; ③ demands that local operators do not meet with.',
    `${REGULATION}, Art. 9(5); ${MEASURES}, Art. 17`,
  ],
  'FC-3.1': [
    'Are tax benefits given to certain operators?',
    '① taxes reduced, waived, deferred or refunded for them; ② disguised benefits, as by changing the legal form; ③ unlawful assessed taxation in parks or areas. Without a basis in law, administrative regulation or State Council approval: “Yes”.',
    `${REGULATION}, Art. 10(1); ${MEASURES}, Art. 18`,
  ],
  'FC-3.2': [
    'Are selective or differentiated fiscal rewards or subsidies given to certain operators?',
    '① named, or singled out by vague or made-to-measure conditions; ② by ownership or form; ③ on condition of moving in, changing the tax office or paying taxes here; ④ returned by fiscal contribution or share of taxes.',
    `${REGULATION}, Art. 10(2); ${MEASURES}, Art. 19`,
  ],
  'FC-3.3': [
    'Are certain operators favoured in access to factors, administrative fees, government funds or social insurance?',
    '① land at low or no price, or energy, data and other factors on better terms; ② fees and funds reduced, waived or deferred; ③ social insurance reduced, waived or deferred. For certain operators and without a basis: “Yes”.',
    `${REGULATION}, Art. 10(3); ${MEASURES}, Art. 20`,
  ],
  'FC-4.1': [
    'Are operators forced into monopolistic conduct, or is it made easy for them?',
    '① joint action demanded by orders or guidance; ② concerted action by agreements, memoranda or minutes; ③ prices, output, customers or other sensitive information to be disclosed or exchanged.',
    `${REGULATION}, Art. 11(1); ${MEASURES}, Art. 21`,
  ],
  'FC-4.2': [
    'Are guided or fixed government prices set beyond the lawful powers, or better prices given to certain operators?',
    '① prices set for what is not priced by the government; ② beyond the powers or forms of the price catalogue; ③ guided or fixed prices not kept, to the benefit of certain operators.',
    `${REGULATION}, Art. 11(2); ${MEASURES}, Art. 22`,
  ],
  'FC-4.3': [
    'Are prices of goods or factors that the market sets unlawfully interfered with?',
    '① suggested, reference, highest or lowest prices that affect the market; ② indirectly, by rules on charges, premiums or discounts.',
    `${REGULATION}, Art. 11(3); ${MEASURES}, Art. 23`,
  ],
};
