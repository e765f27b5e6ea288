import type { TemplateWords } from './template-words.ts';

const PRACTICE = 'Practice of consistency review';

/** 内容一致性清单 in English. */
export const CONSISTENCY_WORDS: TemplateWords = {
  description:
    'Checks that tasks, deadlines, numbers, units and annexes agree within one document. The items sum up common practice of review.',
  conclusions: { 内容一致: 'Consistent', 修改后一致: 'Consistent after revision', 存在重大不一致: 'Seriously inconsistent' },
  groups: {
    '一、任务与时限': '1. Tasks and deadlines',
    '二、数量与目标': '2. Numbers and targets',
    '三、责任单位': '3. Responsible units',
    '四、附件、渠道与编号': '4. Annexes, channels and numbering',
  },
  items: {
    'CN-1': [
      'Does each task have a lead unit, or say why not?',
      'Task by task; a lead named in the heading or by “the same below” counts. Where units are only listed, advise naming the first as lead.',
      PRACTICE,
    ],
    'CN-2': [
      'Does each task have a deadline?',
      'Count those with one, without one, and “ongoing” or “long-term”. Where the last are too many, advise yearly milestones.',
      PRACTICE,
    ],
    'CN-3': [
      'Are deadlines reasonable: not before signature or issue, nor within thirty days after?',
      'Count from both dates. Past ones do not conform; within thirty days, ask whether it can be done in time.',
      PRACTICE,
    ],
    'CN-4': [
      'Do the numbers of things announced match what is listed?',
      '“Several actions”, “measures”, “lists”: compare each with the items below and the rows of annexes.',
      PRACTICE,
    ],
    'CN-5': [
      'Does one indicator have one value throughout?',
      'Put the same indicator of text, annexes and tables side by side; the same definition with another value does not conform.',
      PRACTICE,
    ],
    'CN-6': [
      'Do targets have a unit of measure, a baseline or a date?',
      'Without a unit, or where it cannot be told since when: not conforming. “Full coverage” and “100 %” need confirmation that they can be reached.',
      PRACTICE,
    ],
    'CN-12': [
      'Is it free of slogans without an act and a responsible unit?',
      'Items without a definite verb, object and unit: advise measures that can be carried out, or moving them to the general requirements.',
      PRACTICE,
    ],
    'CN-7': [
      'Are all units of the tasks among the addressees or the known units?',
      'List units of tasks that are not addressed; one with a task and not addressed does not conform.',
      PRACTICE,
    ],
    'CN-8': [
      'Do lead units of headings agree with the units of their tasks?',
      'Where a heading names a lead, look below it for other leads without a word.',
      PRACTICE,
    ],
    'CN-9': [
      'Are all annexes and tables there that the text announces?',
      'Look for each “see annex”, “see the table below”. Missing, empty or under another name does not conform.',
      PRACTICE,
    ],
    'CN-10': [
      'Does the call for comments state its dates, contacts and channels?',
      'Both dates, a contact or telephone, an e-mail or postal address, the e-mail valid. Other documents: “Not applicable”.',
      PRACTICE,
    ],
    'CN-11': [
      'Is numbering of one kind in all parts?',
      'Tasks numbered through, or anew in each group: one of both. Headings of a level have the same numbers and punctuation.',
      PRACTICE,
    ],
  },
};
