import type { ReviewErrorCode } from '#shared/contract/review-error.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';

type Details = Readonly<Record<string, string | number>>;

const codes: Record<ReviewErrorCode, (details: Details) => string> = {
  'invalid-input': () => '填写的内容不符合要求，请检查后再试。',
  forbidden: () => '这个窗口没有权限，请关闭后从程序里重新打开。',
  'unknown-method': () => '程序与界面的版本不一致，请重新启动。',
  'not-found': () => '要找的内容已不在文库里，可能已被移除。请刷新列表。',
  'folder-missing': (details: Details) => `找不到文件夹${quoted(details.folder)}。请确认它还在原处，移动硬盘或网络盘已经接上。`,
  'folder-unreadable': (details: Details) => `没有权限读取文件夹${quoted(details.folder)}。请检查权限或换一个文件夹。`,
  'folder-not-offered': (details: Details) =>
    `文件夹${quoted(details.folder)}没有找到，或者不在可选的位置里。请先核对写法；能选的是个人文件夹、各磁盘和启动时指定的文件夹（启动命令后加 -- --library 文件夹）。`,
  'folder-already-added': (details: Details) => `文件夹${quoted(details.folder)}已经在文库里。需要更新时请点「重新读取」。`,
  'name-taken': (details) => `已经有叫${quoted(details.name)}的集合，请换一个名称。`,
  'saved-searches-full': (details: Details) => `最多保存 ${details.limit} 个检索。请先删除不再需要的，再保存。`,
  'folder-overlaps': (details: Details) => `这个文件夹与已添加的${quoted(details.folder)}互相包含，文件会重复。请先移除原来的文件夹。`,
  'recognition-running': () => '正在识别扫描件的文字。请等它结束，或先停止。',
  'indexing-running': () => '正在读取文件夹。请等它结束，或先停止。',
  'wrong-password': () => '密码不对。请核对大小写和输入法后再试。',
  'document-not-readable': (details: Details) =>
    details.reason === 'encrypted'
      ? `文件${quoted(details.file)}有密码保护，要输入密码才能读。`
      : `文件${quoted(details.file)}没有读出来。可在文库的「问题」里查看原因和办法。`,
  'original-changed': (details: Details) => `文件${quoted(details.file)}在读取之后有改动，原件与现在的文字对不上。请在文库里重新读取。`,
  'original-missing': (details: Details) => `找不到原文件${quoted(details.file)}。它可能被移走，或移动硬盘、网络盘没有接上；文字仍可阅读。`,
  'original-too-large': (details: Details) => `文件${quoted(details.file)}过大，不能在这里显示原件；文字仍可阅读。`,
  'original-unreadable': (details: Details) => `文件${quoted(details.file)}的原件显示不出来，可能已损坏或没有读取权限；文字仍可阅读。`,
  'review-changed-elsewhere': () => '这条记录已在另一个窗口改动，已载入新的内容。请核对后再改。',
  'check-failed': () => '检查没有完成。请再试一次；仍不行时，请看文件是否过大。',
  'comparison-failed': () => '比较没有完成。请再试一次；仍不行时，请看文件是否过大。',
  'evidence-required': () => '判为不符合时要附一处原文。请先在正文里选中相关文字，再加为证据。',
  'store-in-use': () => '另一个阅策正在使用这个数据文件夹。请切换到那个窗口，或先把它关闭。',
  'store-damaged': () => '数据文件已损坏，没有可用的备份。原文件已保留，请联系管理员。',
  'store-read-only': () => '数据文件夹不可写，改动没有保存。请检查磁盘或权限。',
  'store-newer': () => '数据由更新版本的阅策写成，这个版本不能打开。请升级程序。',
  'store-missing': () => '找不到数据文件夹。请检查路径。',
  'disk-full': () => '磁盘已满，改动没有保存。请腾出空间后再试；原来的内容没有丢失。',
  'export-failed': (details: Details) => exportFailed(details),
  'nothing-to-export': () => '没有可导出的内容。请先添加批注，或开始一份清单。',
  'not-supported-here': () => '在这个环境里不能这样做。',
  unreachable: () => '阅策的后台程序已经退出，这一步没有完成。请重新启动阅策，再打开新的地址；已保存的内容都在。',
  internal: () => '程序内部出错，这一步没有完成，已有内容没有丢失。请重试；如仍出错，请重新启动。',
};

/** Every expected failure in words: what happened, what it means, what to do. */
export const errors = {
  title: '没有完成',
  codes,
  reading: {
    encrypted: { reason: '文件有密码保护', advice: '点「输入密码…」，用打开它的密码读出文字。' },
    sealed: { reason: '文件有密码保护，这种加密方式不能在这里打开', advice: '用原程序去掉密码后另存一份，再重新读取。' },
    damaged: { reason: '文件已损坏，或内容与扩展名不符', advice: '用原程序打开并另存一份；打不开请向来文单位重新索取。' },
    unsupported: { reason: '暂不能读取这种格式', advice: '用 WPS 或 Word 另存为 .docx 或 .pdf 后再读取。' },
    'too-large': { reason: '文件过大，或解压后超出上限', advice: '拆分成较小的文件后再读取。' },
    'timed-out': { reason: '读取超时，已停止', advice: '另存一份较简单的版本（如去掉图片），再重新读取。' },
    'out-of-memory': { reason: '读取时占用内存过多，已停止', advice: '拆分成较小的文件后再读取。' },
    unreadable: { reason: '磁盘没有给出这个文件', advice: '检查文件权限，以及移动硬盘或网络盘是否接好，再重新读取。' },
    empty: { reason: '空文件（0 字节），里面什么也没有', advice: '多半没有传完或没有存好。重新复制一份，或向来文单位重新索取。' },
    'no-text': {
      reason: '文件里没有文字：空白文件，或内容是图片',
      advice: '用原程序打开核对；内容是图片的，可向来文单位索取有文字的版本，或把图片单独存为 PNG、JPG 再识别。',
    },
    'scanned-pages': { reason: '扫描件，未识别', advice: '点「识别文字（OCR）」，由机器识别其中的文字。' },
    'unmapped-fonts': { reason: '文字层不可用：字体没有字符对应关系', advice: '点「识别文字（OCR）」，或向来文单位索取可编辑的版本。' },
    missing: { reason: '文件已不在原处', advice: '放回原处或接好移动硬盘、网络盘后再重新读取；已保存的内容仍可阅读。' },
    'folder-away': { reason: '文件夹不在原处', advice: '接好移动硬盘或网络盘，再重新读取；已保存的内容仍可阅读。' },
  } satisfies Record<
    ReadFailureCode | 'sealed' | 'missing' | 'folder-away' | 'empty' | 'no-text' | 'scanned-pages' | 'unmapped-fonts',
    { reason: string; advice: string }
  >,
};

function exportFailed(details: Details): string {
  const file = quoted(details.file);
  switch (details.reason) {
    case 'in-use':
      return `${file}正在被其他程序打开，没有导出。请先在 Word、WPS 或 Excel 里关闭它。`;
    case 'no-permission':
      return `这个位置不能写入，${file}没有导出。请换一个文件夹。`;
    case 'folder-missing':
      return `要保存的文件夹不在了，${file}没有导出。请重新选择位置。`;
    case 'bad-name':
      return `文件名${file}不能用，没有导出。请换一个较短的名字，不含 \\ / : * ? " < > |。`;
    case 'source':
      return `${file}是文库里的原文件，不会被覆盖。请换一个名字。`;
    default:
      return `${file}没有导出。请换一个位置再试。`;
  }
}

function quoted(label: string | number | undefined): string {
  return label === undefined || label === '' ? '' : `「${label}」`;
}
