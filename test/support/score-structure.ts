import { z } from 'zod';
import type { DocumentModel, Task } from '#shared/model/document.ts';

const goldIndicator = z.object({ text: z.string(), optional: z.boolean().optional() });
const goldTask = z.object({
  label: z.string(),
  title: z.string(),
  path: z.array(z.string()),
  leads: z.array(z.string()),
  units: z.array(z.string()),
  sectionLeads: z.array(z.string()).optional(),
  deadline: z.string().nullable(),
  optionalDeadlines: z.array(z.string()).optional(),
  indicators: z.array(goldIndicator),
  optional: z.boolean().optional(),
});
const alternatives = z.array(z.string()).optional();

/** What a document is to be understood as. Optional entries earn nothing and cost nothing; alternatives are as good as the value. */
export const goldDocument = z.object({
  source: z.string(),
  title: z.string().nullable(),
  titleAlternatives: alternatives,
  docNumber: z.string().nullable(),
  docNumberAlternatives: alternatives,
  issuer: z.string().nullable(),
  issuerAlternatives: alternatives,
  issueDate: z.string().nullable(),
  issueDateAlternatives: alternatives,
  commentPeriod: z.object({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
  contacts: z.array(z.object({ kind: z.string(), value: z.string() })),
  outline: z.array(z.object({ level: z.number(), label: z.string(), title: z.string(), optional: z.boolean().optional() })),
  tasks: z.array(goldTask),
});

type GoldDocument = z.infer<typeof goldDocument>;
type GoldTask = z.infer<typeof goldTask>;

/** The fields that are scored, in the order of tables. */
export const SCORED_FIELDS = ['meta', 'outline', 'tasks', 'leads', 'units', 'deadline', 'indicators'] as const;

export type ScoredField = (typeof SCORED_FIELDS)[number];

/** Right, surplus and missing answers of one field, with what was wrong in words. */
export class Tally {
  right = 0;
  surplus = 0;
  missing = 0;
  readonly faults: string[] = [];

  /** One answer that is right or wrong. */
  one(isRight: boolean, fault: string): void {
    if (isRight) this.right += 1;
    else this.#miss(fault);
  }

  /** Answers as a bag: each expected one is found once; equal ones count each time. */
  bag(found: readonly string[], expected: readonly string[], optional: readonly string[] = []): void {
    const left = [...expected];
    const spare = [...optional];
    for (const answer of found) {
      if (take(left, answer)) this.right += 1;
      else if (!take(spare, answer)) this.extra(answer);
    }
    for (const answer of left) this.#miss(answer);
  }

  extra(fault: string): void {
    this.surplus += 1;
    this.faults.push(`surplus: ${fault}`);
  }

  add(other: Tally): void {
    this.right += other.right;
    this.surplus += other.surplus;
    this.missing += other.missing;
    this.faults.push(...other.faults);
  }

  /** Harmonic mean of precision and recall; 1 where there was nothing to find and nothing found. */
  get f1(): number {
    const wrong = this.surplus + this.missing;
    return wrong === 0 ? 1 : (2 * this.right) / (2 * this.right + wrong);
  }

  #miss(fault: string): void {
    this.missing += 1;
    this.faults.push(`missing: ${fault}`);
  }
}

export type Scores = Readonly<Record<ScoredField, Tally>>;

/** Tallies of nothing, to add documents to. */
export function emptyScores(): Scores {
  return {
    meta: new Tally(),
    outline: new Tally(),
    tasks: new Tally(),
    leads: new Tally(),
    units: new Tally(),
    deadline: new Tally(),
    indicators: new Tally(),
  };
}

/** Compares what the application understood with what a document is to be understood as. */
export function scoreStructure(found: DocumentModel, gold: GoldDocument): Scores {
  const scores = emptyScores();
  scoreMeta(found, gold, scores.meta);
  const outlineKey = (entry: { readonly level: number; readonly label: string; readonly title: string }): string =>
    `${entry.level} ${plain(entry.label)} ${plain(entry.title)}`;
  scores.outline.bag(
    found.outline.map(outlineKey),
    gold.outline.filter((entry) => entry.optional !== true).map(outlineKey),
    gold.outline.filter((entry) => entry.optional === true).map(outlineKey),
  );
  const left = [...found.tasks];
  const tasks = [...gold.tasks].sort((first, second) => Number(first.optional === true) - Number(second.optional === true));
  for (const task of tasks) scoreTask(takeTask(left, task), task, scores);
  for (const task of left) scores.tasks.extra(`${task.label} ${task.title}`);
  return scores;
}

function scoreMeta(found: DocumentModel, gold: GoldDocument, tally: Tally): void {
  for (const key of ['title', 'docNumber', 'issuer', 'issueDate'] as const) {
    const answers = [gold[key], ...(gold[`${key}Alternatives`] ?? [])].map(plain);
    const answer = plain(found.meta[key]);
    if (gold[key] !== null) tally.one(answers.includes(answer), `${key} ${gold[key]}, found ${answer}`);
    else if (key === 'docNumber' && answer !== '') tally.extra(`docNumber ${answer}`);
  }
  const period = gold.commentPeriod;
  if (period !== null) {
    const isRight = (['from', 'to'] as const).every((end) => period[end] === null || period[end] === found.meta.commentPeriod?.[end]);
    tally.one(isRight, `commentPeriod ${period.from} to ${period.to}`);
  }
  const values = (contacts: readonly { readonly value: string }[]): string[] => contacts.map((contact) => plain(contact.value));
  tally.bag(values(found.meta.contacts), values(gold.contacts));
}

function scoreTask(found: Task | null, gold: GoldTask, scores: Scores): void {
  if (gold.optional === true) return;
  const name = `${gold.label} ${gold.title.slice(0, 12)}`;
  scores.tasks.one(found !== null, name);
  const say = (words: readonly string[]): string[] => words.map((word) => `${plain(word)} @${name}`);
  scores.leads.bag(say(found?.leads ?? []), say(gold.leads), say(gold.sectionLeads ?? []));
  scores.units.bag(say(found?.units ?? []), say(gold.units));
  const deadline = plain(found?.deadline);
  if (gold.deadline !== null) scores.deadline.one(deadline === plain(gold.deadline), `${gold.deadline} @${name}, found ${deadline}`);
  else if (deadline !== '' && !(gold.optionalDeadlines ?? []).map(plain).includes(deadline)) scores.deadline.extra(`${deadline} @${name}`);
  scores.indicators.bag(
    say((found?.indicators ?? []).map((indicator) => indicator.text)),
    say(gold.indicators.filter((one) => one.optional !== true).map((one) => one.text)),
    say(gold.indicators.filter((one) => one.optional === true).map((one) => one.text)),
  );
}

/** The found task that is meant, taken out of those left: of the same label if there is one. */
function takeTask(left: Task[], gold: GoldTask): Task | null {
  const labelled = left.findIndex((task) => plain(task.label) === plain(gold.label) && isSameTitle(task.title, gold.title));
  const index = labelled === -1 ? left.findIndex((task) => isSameTitle(task.title, gold.title)) : labelled;
  return index === -1 ? null : (left.splice(index, 1)[0] ?? null);
}

function take(left: string[], answer: string): boolean {
  const index = left.indexOf(answer);
  if (index === -1) return false;
  left.splice(index, 1);
  return true;
}

/** Width-folded, without white space and without marks at either end. */
function plain(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[。.;,、:]+/, '')
    .replace(/[。.;,、:]{1,40}$/, '');
}

function isSameTitle(first: string, second: string): boolean {
  const [left, right] = [plain(first), plain(second)];
  if (left === right) return true;
  return Math.min(left.length, right.length) >= 6 && (2 * commonLength(left, right)) / (left.length + right.length) >= 0.92;
}

/** Length of the longest common subsequence; titles are short. */
function commonLength(left: string, right: string): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const unit of left) {
    const next = [0];
    for (let index = 0; index < right.length; index += 1) {
      const same = unit === right.charAt(index) ? (row[index] ?? 0) + 1 : 0;
      next.push(Math.max(same, row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
