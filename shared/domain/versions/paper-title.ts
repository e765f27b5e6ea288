import { documentStageOf } from '../structure/document-words.ts';
import { regionOf } from '../structure/region-of.ts';
import { foldText } from '../text/fold-text.ts';

/** What a title says of the paper it names, whichever of its versions carries it. */
export interface PaperTitle {
  /** Folded, without stage and without the notice that issues the paper or asks for comments on it; empty where nothing is left. */
  readonly core: string;
  /** The core without the words that drafts and papers exchange (实施, 行动, 若干 …) and without its 文种. */
  readonly essence: string;
  /** From its end, so that titles that end alike stand together. */
  readonly essenceReversed: string;
  /** Years, counts and serials of the core in order: papers that differ in these are different papers. */
  readonly numbers: string;
  readonly region: string | null;
  readonly stage: string | null;
}

/** Titles longer than this are page text taken for a title. */
const LONGEST_TITLE = 200;
/** Below this many characters a title tells nothing apart. */
const SHORTEST_CORE = 5;

/** Papers about a paper: they are not a version of it. */
const ABOUT = /(?:说明|解读|报告|纪要|反馈|采纳情况|汇总表?|问答|评估|总结|批复|请示)$/;
/** `关于印发《…》的通知`, `关于公开征求《…》意见的公告`: the paper stands in the marks. */
const WRAPPED = /(?:印发|转发|发布|公布|下发|征求|征集|听取|关于|对)《(.{4,180})》/;
/** The same without marks. */
const ISSUED = /(?:印发|转发|发布|公布|下发)([^《》]{4,160})的(?:通知|公告|通告|决定)$/;
const DRAFT_BRACKET =
  /\([^()]{0,30}(?:稿|草案|送审|修订|修改|印发|试行|暂行|定稿|清洁版|终版|副本|第[0-9一二三四五六七八九十]{1,3}版)[^()]{0,12}\)/g;
const DRAFT_TAIL =
  /[-_.·]?(?:(?:公开)?征求意见稿?|送审稿|修订稿|修改稿|讨论稿|审议稿|报批稿|代拟稿|初稿|定稿|终稿|印发稿|草案|副本|[0-9]{8}|v[0-9.]{1,5})$/;
const STAGE_WORD = /征求意见稿|送审稿|修订稿|讨论稿|审议稿|报批稿|代拟稿|初稿|草案(?=$|[-_.0-9])/;
const PADDING =
  /人民政府|办公厅|办公室|关于|进一步|持续|全面|深入|切实|加快|加强|推动|推进|促进|贯彻|落实|若干|实施|行动|工作|专项|三年|高质量|健康|有关|相关|的/g;
const KIND = /(?:意见|方案|办法|措施|规定|细则|计划|规划|政策|举措|通知|条例|规则)$/;
const NUMBER = /[0-9]{1,8}|[一二三四五六七八九十百零]{1,5}(?=年|届|次|期|批|号|五|个|项|大)/g;

/** Reads a title as that of a paper with versions; `issuer` names the region where the title does not. Linear in at most 200 characters. */
export function readPaperTitle(title: string, issuer: string | null): PaperTitle {
  const whole = foldText(title.slice(0, LONGEST_TITLE)).replace(/[\s"]/g, '');
  const core = withoutDraft(innerTitle(whole));
  const bare = core.replace(/[《》]/g, '');
  const essence = essenceOf(bare);
  return {
    core: bare.length < SHORTEST_CORE ? '' : bare,
    essence,
    essenceReversed: [...essence].reverse().join(''),
    numbers: (bare.match(NUMBER) ?? []).join(' '),
    region: regionOf(null, bare) ?? regionOf(issuer, ''),
    // Offices write the stage into the name of a file without brackets.
    stage: documentStageOf(whole) ?? STAGE_WORD.exec(whole)?.[0] ?? null,
  };
}

function innerTitle(whole: string): string {
  const base = withoutDraft(whole);
  if (ABOUT.test(base)) return whole;
  return WRAPPED.exec(whole)?.[1] ?? ISSUED.exec(base)?.[1] ?? whole;
}

function withoutDraft(title: string): string {
  let rest = title.replace(DRAFT_BRACKET, '');
  // `…方案送审稿20260301`: each word of the tail once, and never more than a name may carry.
  for (let step = 0; step < 4; step += 1) rest = rest.replace(DRAFT_TAIL, '');
  return rest;
}

function essenceOf(core: string): string {
  const essence = core.replace(KIND, '').replace(PADDING, '');
  return essence.length < SHORTEST_CORE ? core : essence;
}
