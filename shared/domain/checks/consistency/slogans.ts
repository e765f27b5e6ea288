import { CHECKLIST_TEMPLATES } from '../../review/checklist-templates/checklist-templates.ts';
import { say } from '../finding-words.ts';
import type { CheckReading } from '../reading.ts';
import type { Draft, Rule } from '../rule.ts';

/** What is done: with one of these a sentence is a measure. */
const ACTS =
  /建立|制定|出台|印发|编制|修订|开展|组织|设立|搭建|建设|上线|开通|推行|推广|实行|实施|发布|公布|清理|取消|压缩|压减|减少|简化|合并|整合|发放|举办|培训|检查|评估|考核|公开|共享|归集|对接|受理|办理|落实|完成|配备|设置|升级|改造|试点|引进|培育|支持|奖励|补贴|规范|完善|健全/;
/** Longest text of a measure that may be a slogan only. */
const LONGEST_SLOGAN = 120;

/** CN-12: no measure that is a slogan: without an act, a unit, a figure or a day. */
export const SLOGAN_RULE: Rule = { id: 'CN-12', strength: 'required', check: checkSlogans };

function* checkSlogans(reading: CheckReading): Iterable<Draft> {
  const signals = CHECKLIST_TEMPLATES.flatMap(({ items }) => items.find(({ id }) => id === 'CN-12')?.signalWords ?? []);
  for (const [index, task] of reading.document.tasks.entries()) {
    const place = reading.taskPlaces[index];
    const block = place === undefined ? undefined : reading.blocks[place.block];
    if (place === undefined || block === undefined || block.block.rows !== null) continue;
    const hasMore = task.units.length + task.leads.length + task.indicators.length > 0 || task.deadline !== null;
    const following = reading.blocks[block.index + 1];
    // Text below a heading alone belongs to it.
    const goesOn = block.block.kind === 'heading' && following !== undefined && following.block.label === null;
    if (hasMore || goesOn || block.key.length > LONGEST_SLOGAN || ACTS.test(block.key)) continue;
    if (signals.some((word) => block.key.includes(word))) yield { words: say('slogan-only'), place };
  }
}
