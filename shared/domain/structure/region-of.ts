/** The region of papers of the whole country. */
export const WHOLE_COUNTRY = '全国';

const NATIONAL = /^(?:中共中央|国务院|全国|国家|中华人民共和国|最高人民|[\u4e00-\u9fff]{2,8}部(?:$|办公厅|等))/u;
/** One step of a place name: its own name, and what kind of place it is. Bounded, so that a long title costs no more than a short one. */
const STEP = /^([^省市县区旗盟\s\d《》「」“”"（）()、，,：:；;。]{1,9}?)(特别行政区|自治区|自治州|自治县|自治旗|新区|省|市|县|区|旗|盟)/u;
/** Before a kind of place these make a word, or stand for any place at all. */
const NO_NAME =
  /^(?:[全各本我该两多县市区省]|城|社|园|片|景|功|辖|厂|矿|库)$|(?:全|各|本|我|该|社|园|小|片|景|功能|保护|示范|试验|合作|办公|居民|服务|林|牧|郊|节|城)$/u;
/** Cities whose own name ends like the word 城市 begins. */
const CITY_OF_CASTLE = /^[\u4e00-\u9fff]城$/u;
/** A title may begin with what is to be done to a city, or with what kind of city it is to be. */
const NO_NAME_IN_TITLE =
  /推进|推动|建设|优化|打造|加强|加快|提升|深化|支持|促进|规范|创建|开展|完善|实施|落实|做好|服务|关于|智慧|数字|文明|卫生|旅游|平安|海绵|营商|环境|重点|贫困|人民|中心/u;
/** A title says more than a name: what stands before the kind of place is short where it is one. */
const LONGEST_NAME_IN_TITLE = 4;
const LONGEST_CHAIN = 4;

/**
 * The region a paper is of, as its issuing body names it, or else the beginning of its title: the innermost place (`临江市云岭县` → `云岭县`),
 * `WHOLE_COUNTRY` for the state's own bodies, `null` where neither says; both texts folded or in simplified script. Linear in at most a few dozen characters.
 */
export function regionOf(issuer: string | null, title: string): string | null {
  const ofIssuer = issuer === null ? null : placeAtStart(issuer.trim(), isName);
  if (ofIssuer !== null) return ofIssuer;
  if (issuer !== null && NATIONAL.test(issuer.trim())) return WHOLE_COUNTRY;
  return placeAtStart(title.trim().replace(/^关于(?:印发|公布|发布|下达|转发)?(?:《)?/u, ''), isNameInTitle);
}

function placeAtStart(text: string, isPlace: (name: string, kind: string) => boolean): string | null {
  let rest = text.slice(0, 60);
  let place: string | null = null;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const found = STEP.exec(rest);
    const [whole, name = '', kind = ''] = found ?? [];
    if (whole === undefined || !isPlace(name, kind)) break;
    place = whole;
    rest = rest.slice(whole.length);
  }
  return place;
}

function isName(name: string, kind: string): boolean {
  if (kind === '市' && CITY_OF_CASTLE.test(name)) return true;
  // Provinces and cities have names of two characters and more; 歙县 and 沙县 have one.
  if (name.length < 2 && (kind === '省' || kind === '市' || kind === '区')) return false;
  return !NO_NAME.test(name);
}

function isNameInTitle(name: string, kind: string): boolean {
  const isShort = name.length <= LONGEST_NAME_IN_TITLE || kind.startsWith('自治');
  return isShort && isName(name, kind) && !NO_NAME_IN_TITLE.test(name);
}
