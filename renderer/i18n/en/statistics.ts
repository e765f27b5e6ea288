import type { Words } from '../words.ts';

/** Words of the overview of the library. */
export const statistics: Words['statistics'] = {
  tab: 'Overview',
  title: 'Library in numbers',
  due: 'Tasks by deadline',
  progress: 'Review progress',
  years: 'By year of issue',
  regions: 'By region',
  kinds: 'By type',
  periods: { overdue: 'Past', month: 'This month', quarter: 'This quarter', later: 'Later' },
  tasks: 'Tasks',
  documents: 'Documents',
  unknown: 'not stated',
  others: 'others',
  asTable: 'Numbers',
  asChart: 'Chart',
};
