import { looksLikeUnit } from './agency.ts';
import { ROLE_BODIES, ROLE_WORDS } from './role-words.ts';
import { isTimePhrase } from './time-phrases.ts';
import { joinCollectives, splitList, withoutOthers } from './unit-names.ts';

const ROLE_LABEL = new RegExp(
  `(?:${ROLE_WORDS})(?:责任)?(?:${ROLE_BODIES}|领导) ?:|(?:牵头|配合|责任) ?:|` +
    '(?:完成|整改|办结)(?:时限|时间|期限)|(?:时间|序时|完成|工作)进度 ?:|时限要求|责任单位|牵头单位|下同\\)?$',
);
const ROLE_VERB =
  /(?:牵头|配合|参与|参加|协助|协同|会同|负责|落实|具体实施)(?:负责|落实|实施|推进|组织|做好)?(?:[,、;。 (]|$)|按(?:照)?(?:各自)?职责|职责分工/;

/** `(无牵头单位的,责任单位即为牵头单位,下同)`: how the lists are to be read, and none of them. */
const TELLS_HOW_TO_READ =
  /^[^、]{0,16}(?:单位|部门)的?,[^、]{0,12}(?:即|视|均|作)为[^、]{0,6}(?:单位|部门)(?:,(?:以)?下[同均][^、]{0,4})?$/;

/** How a bracket speaks of who is responsible: by a word for it, or by nothing but a list of units. */
export type ResponsibilityWording = 'role-word' | 'bare-list';

/** What a folded bracket's content says of who is responsible; `null` where it says nothing of it. Linear. */
export function responsibilityWording(key: string): ResponsibilityWording | null {
  if (key.length < 2 || TELLS_HOW_TO_READ.test(key)) return null;
  // A list may hold a word for a role, and still be one.
  if (isBareUnitList(key)) return 'bare-list';
  return ROLE_LABEL.test(key) || ROLE_VERB.test(key) ? 'role-word' : null;
}

/** A folded bracket's content that says who is responsible, or lists nothing but units. Linear. */
export function isResponsibilityText(key: string): boolean {
  return responsibilityWording(key) !== null;
}

/** Units joined by 、 and , and at most the time by which they are to be done; 等 behind the last is no name. */
export function isBareUnitList(key: string): boolean {
  const pieces = joinCollectives(splitList(key, '、,;'), key).map((piece) => piece.text.trim());
  const names = pieces.filter((piece) => piece !== '' && piece !== '下同' && !isTimePhrase(piece));
  return pieces.length <= 80 && names.length > 0 && names.every((name) => looksLikeUnit(withoutOthers(name)));
}
