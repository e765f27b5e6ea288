import type { TemplateWords } from './template-words.ts';

const PRACTICE = 'General drafting practice';

/** 通用审阅清单 in English. */
export const GENERAL_WORDS: TemplateWords = {
  description: 'For reviewing comment drafts and drafts for approval of every kind. The items sum up common practice.',
  conclusions: { 同意: 'Agree', 修改后同意: 'Agree after revision', 不同意: 'Disagree' },
  groups: {
    '一、目的与依据': '1. Purpose and basis',
    '二、措施与责任': '2. Measures and responsibilities',
    '三、时限与目标': '3. Deadlines and targets',
    '四、文字与格式': '4. Wording and format',
    '五、程序与衔接': '5. Procedure and fit with other policies',
  },
  items: {
    'GR-1': [
      'Is the purpose clear, and is the problem it addresses real and specific?',
      'Read the opening and the general requirements: do they say what is to be solved and for whom? Slogans that show no problem do not conform.',
      PRACTICE,
    ],
    'GR-2': [
      'Are the superior documents, laws and regulations cited still in force, and do they bear on the matter?',
      'Check each name, number and status. Citing what is repealed, amended or unrelated does not conform.',
      `${PRACTICE}; see also LG-17 of the legality checklist`,
    ],
    'GR-3': [
      'Are the scope and the persons addressed clear?',
      'Look at areas, industries, entities and exclusions. Different names for the same persons, or unclear limits, do not conform.',
      PRACTICE,
    ],
    'GR-4': [
      'Can each measure be carried out: does it say what is done, and how?',
      'Take it apart: who does what for whom, to what extent. “Strengthen” or “promote” without an act and a result does not conform.',
      PRACTICE,
    ],
    'GR-5': [
      'Does each task name its lead unit and the units that assist?',
      'No lead, several leads without a division of work, or units whose duties plainly do not fit: not conforming. Leads named once for a section or in an annex count.',
      `${PRACTICE}; see also CN-1 of the consistency checklist`,
    ],
    'GR-6': [
      'Are the duties given to our own unit stated correctly, and can it bear them?',
      'Compare with the rules on the unit’s functions and its present work. Where they go beyond its duties, lack money or staff, or clash with work under way, propose wording.',
      'Rules on the unit’s functions',
    ],
    'GR-7': [
      'Does it put needless burdens on businesses, the public or local offices?',
      'Look at new documents, certificates, reports, assessments, inspections and fees. Without a basis, or where departments could share the data: not conforming.',
      'Spirit of the Regulation on Optimizing the Business Environment; rules on easing local burdens',
    ],
    'GR-8': [
      'Are the deadlines clear and reasonable?',
      'See whether each task has one, whether it precedes the date of issue or contradicts others. Long-term work needs milestones.',
      `${PRACTICE}; see also CN-2 and CN-3 of the consistency checklist`,
    ],
    'GR-9': [
      'Do quantified targets have a unit, a definition and a baseline, and can they be measured?',
      'Look at definition, period and source. Different values of one indicator, or a “100 %” or “full coverage” that can hardly be reached, do not conform.',
      `${PRACTICE}; see also CN-5 and CN-6 of the consistency checklist`,
    ],
    'GR-10': [
      'Where money, land or posts are needed, is it settled where they come from?',
      'Look for a budget and the consent of the departments. “Increase investment”, or payment by others who were not consulted, does not conform.',
      PRACTICE,
    ],
    'GR-11': [
      'Is the wording proper and unambiguous, with short names and terms used alike?',
      'Full name at first use; one name for one thing. Where “etc.”, “relevant” or “related” leave the meaning open, propose other words.',
      'Practice of official writing; see also FM-13 of the format checklist',
    ],
    'GR-12': [
      'Are structure, numbering and punctuation proper?',
      'Look for numbers skipped, missing or repeated and headings that do not fit their text. Put punctuation faults that recur into one comment.',
      'GB/T 9704-2012; GB/T 15834; see also the format checklist',
    ],
    'GR-13': [
      'Where consultation, fair competition review or legality review are required, are they done or planned?',
      'Check the papers that come with it: adoption of comments, conclusion of the competition review, opinion on legality. One missing without a word does not conform.',
      'Regulation on Optimizing the Business Environment; Fair Competition Review Regulation; State Council General Office [2018] No. 37',
    ],
    'GR-14': [
      'Does it fit with current policies, and are entry into force, validity and repeals stated?',
      'Look for local documents on the same matter: where they overlap or conflict, it must say what is amended, repealed or joined. Normative documents need both dates.',
      `${PRACTICE}; see also LG-19 of the legality checklist`,
    ],
  },
};
