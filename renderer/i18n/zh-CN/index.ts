import { annotations } from './annotations.ts';
import { benchmark } from './benchmark.ts';
import { carrying } from './carrying.ts';
import { checklists } from './checklists.ts';
import { comparing } from './comparing.ts';
import { corrections } from './corrections.ts';
import { documentInfo } from './document-info.ts';
import { errors } from './errors.ts';
import { exporting } from './exporting.ts';
import { fileNotes } from './file-notes.ts';
import { findings } from './findings.ts';
import { frame } from './frame.ts';
import { home } from './home.ts';
import { library } from './library.ts';
import { original } from './original.ts';
import { packages } from './packages.ts';
import { papers } from './papers.ts';
import { reader } from './reader.ts';
import { recognition } from './recognition.ts';
import { repairs } from './repairs.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { shelf } from './shelf.ts';
import { spotlight } from './spotlight.ts';
import { statistics } from './statistics.ts';
import { tasks } from './tasks.ts';
import { undoing } from './undoing.ts';
import { unlock } from './unlock.ts';

/** All words in Chinese, the language they are written in first. */
export const zhCN = {
  annotations,
  benchmark,
  carrying,
  checklists,
  comparing,
  corrections,
  documentInfo,
  errors,
  exporting,
  fileNotes,
  findings,
  frame,
  home,
  library,
  original,
  packages,
  papers,
  reader,
  recognition,
  repairs,
  search,
  settings,
  shelf,
  spotlight,
  statistics,
  tasks,
  undoing,
  unlock,
};
