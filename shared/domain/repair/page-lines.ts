/** The words of the links that pages put around a text. */
const LINK =
  '(?:打印|打印本页|打印此页|打印文章|打印页面|关闭|关闭窗口|关闭本页|关闭此页|返回|返回顶部|返回首页|收藏|收藏本页|加入收藏|我要纠错|纠错|分享|分享到|下载|顶部|复制链接|TOP)';
const SHARED_WITH = '(?:微信好友|微信|新浪微博|腾讯微博|微博|QQ空间|QQ好友|QQ|朋友圈|人人网|豆瓣|更多)';
/** Entries of a site's own menu: furniture only beside another such line, above the text. */
export const MENU_ENTRY =
  /^(?:网站首页|首页|政务公开|信息公开|政务服务|办事服务|互动交流|政民互动|公众参与|通知公告|新闻中心|政务动态|专题专栏|数据开放|走进.{2,4}|无障碍(?:浏览|阅读)?|长者(?:模式|助手)|适老(?:化|模式)|登录|注册|繁体(?:版)?|简体(?:版)?|English|智能问答|移动客户端|APP|微信|微博)$/;

/** Lines that only a page has, wherever they stand. */
const PAGE_LINES: readonly RegExp[] = [
  /^(?:扫一扫|扫码|微信扫|手机扫).{0,16}$/,
  new RegExp(`^[【[〖]?\\s{0,4}${LINK}\\s{0,4}[】\\]〗]?(?:\\s{0,8}[|｜【[〖]?\\s{0,4}${LINK}\\s{0,4}[】\\]〗]?){0,5}$`),
  new RegExp(`^分享(?:到|至)?\\s{0,4}[:：]?(?:\\s{0,4}${SHARED_WITH}){1,8}$`),
  /^(?:上一篇|下一篇|上一条|下一条)\s*[:：].{0,80}$/,
  /^您?(?:当前|现在|目前)?(?:所在)?的?位置\s*[:：].{0,120}$/,
  /^首页\s*[>＞»/].{0,120}$/,
  /^(?=.{0,100}首页)(?:[^\s|]{1,16}[ \u3000|]{1,4}){2,14}[^\s|]{1,16}$/,
  /^[【[（(]?\s?字[体體号]\s*[:：]?\s*[[【(（]?\s*(?:大|中|小)[\]】)）]?(?:\s*[[【(（]?\s?(?:大|中|小)[\]】)）]?){0,2}\s*[\]】)）]?$/,
  /^[【[]\s?大\s?中\s?小\s?[】\]]$/,
  /^[=\-—_*]{4,60}\s*(?:正文)?\s*[=\-—_*]{0,60}$/,
  /^页面链接与图片.{0,40}$/,
  /^[（(](?:责任编辑|编辑|供稿|来源)\s?[:：][^（()）]{1,20}[)）]$/,
  /^(?:[—–―－-]{1,2}|·)\s{0,3}\d{1,3}\s{0,3}(?:[—–―－-]{1,2}|·)$/,
  /^第\s{0,2}\d{1,3}\s{0,2}页\s{0,2}[,，/]?\s{0,2}共\s{0,2}\d{1,3}\s{0,2}页$/,
];

/** What those lines begin with, but for the one that holds 首页: most lines of a text begin otherwise, and to try every pattern takes longest of all repair. */
const BEGINS_LIKE_PAGE = new Uint8Array(0x10000);
for (const character of '扫微手【[〖打关返收我纠分下顶复T上您当现目所的位首字（(=-—_*页–―－·第')
  BEGINS_LIKE_PAGE[character.charCodeAt(0)] = 1;

/** Whether a line, trimmed, is one that only a page has. */
export function isPageLine(line: string): boolean {
  if (BEGINS_LIKE_PAGE[line.charCodeAt(0)] !== 1 && !line.includes('首页')) return false;
  return PAGE_LINES.some((page) => page.test(line));
}

/** What only the foot of a site has: behind it nothing belongs to the text, and with it lines of `FOOT_LINES` are the site's. */
export const SITE_FOOT: readonly RegExp[] = [
  /^(?:版权所有|Copyright\b|©).{0,120}$/i,
  /^(?:政府)?网站标识码\s*[:：]?\s*[\w-]{4,20}/,
  /^.{0,30}(?:公安备案|公网安备|ICP备)\s?.{0,40}$/,
  /^(?:网站地图|关于我们|联系我们|隐私(?:声明|政策)|法律声明)(?:\s*[|｜]\s*(?:网站地图|关于我们|联系我们|隐私(?:声明|政策)|法律声明|.{2,8})){0,8}$/,
  /^(?:建议|推荐)使用.{0,40}(?:浏览器|分辨率).{0,40}$/,
  /^网友评论.{0,30}$/,
  /^技术支持\s*[:：].{2,40}$/,
];
/** Lines of a site's foot that a text may have as well. */
export const FOOT_LINES =
  /^(?:主办|主办单位|承办|承办单位|协办单位|维护单位|运行维护|地址|邮编|邮政编码|联系电话|电话|传真|备案号|相关链接|友情链接|相关文章|相关阅读|相关信息|相关新闻|延伸阅读|推荐阅读)\s*(?:[:：].{0,80})?$|^[·•]\s?.{4,60}$/;
