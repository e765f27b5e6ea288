import type { ReviewErrorCode } from '#shared/contract/review-error.ts';
import type { Severity } from '#shared/model/annotation.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';
import type { Language } from '#shared/model/library.ts';
import type { RevisionKind } from '#shared/model/remark.ts';

/** What can be wrong with an argument before its command looks at it. */
export type BadArgument = 'unknown-option' | 'value-missing' | 'value-unwanted' | 'unexpected';

/** Everything the command line says, in one language. */
export type Words = {
  /** Why a file could not be read, and what to do about it. */
  readonly readFailure: Readonly<Record<ReadFailureCode, string>>;
  readonly reviewFailure: Readonly<Record<ReviewErrorCode, string>>;
  readonly usage: string;
  readonly unknownCommand: (name: string) => string;
  readonly comingLater: (name: string) => string;
  readonly comparison: (counts: Readonly<Record<'changed' | 'moved' | 'added' | 'removed' | 'same', number>>) => string;
  readonly comparedApart: (count: number) => string;
  readonly changeKind: Readonly<Record<'changed' | 'moved' | 'added' | 'removed', string>>;
  readonly quoteNotSingle: (count: number) => string;
  readonly noPackage: string;
  readonly otherPaper: (one: string, other: string) => string;
  readonly wouldOverwriteOther: (file: string) => string;
  readonly imported: (counts: {
    readonly added: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly kept: number;
  }) => string;
  readonly aligned: (topics: number) => string;
  /** Measures of a file past those that are looked at. */
  readonly leftOut: (file: string, most: number, count: number) => string;
  /** Before the words that provisions share. */
  readonly sharedTerms: string;
  readonly unclassified: string;
  readonly missing: (what: string) => string;
  readonly notAFolder: (path: string) => string;
  readonly badValue: (option: string, value: string) => string;
  readonly badArgument: Readonly<Record<BadArgument, (argument: string) => string>>;
  readonly isAFolder: string;
  readonly noFolderForOutput: (folder: string) => string;
  readonly wouldOverwriteSource: string;
  readonly indexed: (report: {
    readonly added: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly removed: number;
    readonly failed: number;
    readonly documents: number;
    readonly characters: number;
    readonly seconds: number;
  }) => string;
  readonly indexing: (done: number, total: number) => string;
  readonly recognizing: (file: string, page: number, pages: number) => string;
  readonly recognized: (pages: number, percent: number) => string;
  readonly found: (total: number) => string;
  /** How a query was understood, after what should be known about it. */
  readonly understood: (sentence: string) => string;
  readonly exported: (path: string, bytes: number) => string;
  readonly language: Language;
  readonly encoding: string;
  readonly outline: string;
  readonly tasks: (count: number) => string;
  readonly remarks: (count: number) => string;
  readonly revisions: (count: number) => string;
  readonly revisionKinds: Readonly<Record<RevisionKind, string>>;
  readonly warnings: string;
  readonly findings: (total: number, counts: Readonly<Record<Severity | 'reversed', number>>) => string;
  readonly severity: Readonly<Record<Severity, string>>;
  /** A finding on words that forbid what they name. */
  readonly reversed: string;
  /** Before the basis of a finding. */
  readonly basis: string;
};

const USAGE_COMMANDS = `
  yuece inspect FILE… [--json] [--ocr [chi_sim|chi_tra]] [--password WORD]
  yuece index DIR… --data STORE [--json]
  yuece compare OLD NEW [--whole] [--json]
  yuece align FILE FILE… [--json]
  yuece check FILE [--rules FC,LG,FM,CN] [--issue-date YYYY-MM-DD] [--fail-on error|warning] [--to OUT.(xlsx|docx)] [--json]
  yuece search QUERY --data STORE [--limit N] [--json]
  yuece export annotations|feedback|checklist|tasks|findings --from FILE --to OUT.(xlsx|docx) [--json]
  yuece export annotations|feedback|disposition|publication|checklist|tasks|findings --data STORE --document ID [--checklist ID] --to OUT.(xlsx|docx) [--json]
  yuece export benchmark FILE FILE… --to OUT.(xlsx|docx) [--json]
  yuece export benchmark --data STORE --board ID | --document ID --document ID… --to OUT.(xlsx|docx) [--json]
  yuece review add --data STORE --document ID --quote TEXT [--note TEXT] [--suggestion TEXT] [--basis TEXT] [--type TYPE] [--severity serious|normal|hint] [--json]
  yuece review list --data STORE [--document ID] [--json]
  yuece review export --data STORE --document ID --to OUT.json
  yuece review import FILE --data STORE [--document ID] [--same-paper] [--json]
  yuece review merge FILE FILE… --to OUT.json [--same-paper]
  yuece serve [--library DIR]… [--data STORE] [--port N] [--no-watch]
`;

const chinese: Words = {
  readFailure: {
    encrypted: '文件有密码保护。PDF、docx、xlsx 可用 inspect --password 给出正确的密码；doc、xls 等其他格式请在原程序中去掉密码后另存。',
    damaged: '文件已损坏，或内容与扩展名不符。请用原程序打开并另存一份再试。',
    unsupported: '不支持这种文件。可读取文本、网页、Markdown、Word、WPS 文字、PDF、OFD、RTF、Excel 和 CSV 文件。',
    'too-large': '文件超过大小、页数或解压限制。请拆分后再试。',
    'timed-out': '读取超时，已停止。请拆分文件后再试。',
    'out-of-memory': '读取所需内存超过限制，已停止。请拆分文件后再试。',
    unreadable: '无法打开文件：不存在，或没有读取权限。',
  },
  reviewFailure: {
    'invalid-input': '请求的内容不正确。',
    forbidden: '没有权限。',
    'unknown-method': '没有这个功能。',
    'not-found': '库中没有这个文件或条目。',
    'folder-missing': '文件夹不存在。',
    'folder-unreadable': '没有读取该文件夹的权限。',
    'folder-already-added': '该文件夹已在文库中。',
    'name-taken': '已有同名的集合。',
    'saved-searches-full': '保存的检索已满。',
    'folder-not-offered': '该文件夹不在可选的位置里。',
    'folder-overlaps': '该文件夹与文库中已有的文件夹相互包含。',
    'indexing-running': '正在索引，请等它结束。',
    'recognition-running': '正在识别文字，请等它结束。',
    'wrong-password': '密码不对。',
    'document-not-readable': '该文件未能读取，没有可用的文本。',
    'original-changed': '原文件在读取之后有改动。请重新索引。',
    'original-missing': '原文件不在原处。',
    'original-too-large': '原文件过大。',
    'original-unreadable': '原文件无法读取。',
    'review-changed-elsewhere': '审阅内容已在别处修改，请重新打开。',
    'check-failed': '检查没有完成。请再试一次；仍不行时，请检查文件是否过大。',
    'comparison-failed': '比较没有完成。请再试一次；仍不行时，请检查文件是否过大。',
    'evidence-required': '判为不符合时须附原文依据。',
    'store-in-use': '数据文件夹正被另一个程序使用。请先关闭它。',
    'store-damaged': '数据文件已损坏，且没有完好的备份。',
    'store-read-only': '数据文件夹不可写。请检查权限或磁盘。',
    'store-newer': '数据由更新版本的阅策写成。请升级后再打开。',
    'store-missing': '这里没有数据文件夹。请检查 --data 的路径，或先用 index 建立。',
    'disk-full': '磁盘已满，未能写入。',
    'export-failed': '导出失败，文件未写成。请检查目标位置是否可写。',
    'nothing-to-export': '没有可导出的内容。',
    'not-supported-here': '此处不支持该操作。',
    unreachable: '程序没有应答。',
    internal: '程序内部错误。',
  },
  usage: `阅策命令行。用法：\n${USAGE_COMMANDS}`,
  unknownCommand: (name) => `没有命令“${name}”。`,
  comingLater: (name) => `${name}：此版本尚不提供（not available in this version）。`,
  comparison: ({ changed, moved, added, removed, same }) =>
    `修改 ${changed} 处，移动 ${moved} 处，新增 ${added} 处，删除 ${removed} 处；${same} 段未变。`,
  comparedApart: (count) => `未参与比对（只在一份文件里有、不属于正文）：${count} 段。加 --whole 一并计入。`,
  changeKind: { changed: '修改', moved: '移动', added: '新增', removed: '删除' },
  quoteNotSingle: (count) => (count === 0 ? '原文中没有这段文字。' : '这段文字在原文中不止一处，请引用得长一些。'),
  noPackage: '不是审阅包，或已损坏。',
  otherPaper: (one, other) => `不是同一份文件（内容不同）：《${one}》《${other}》。确是同一份文件的不同稿次时，加 --same-paper。`,
  wouldOverwriteOther: (file) => `已有同名文件，且不是审阅包，不予覆盖：${file}`,
  imported: ({ added, updated, unchanged, kept }) =>
    `新增 ${added} 条，更新 ${updated} 条，${unchanged} 条相同。${kept === 0 ? '' : `其中 ${kept} 条两边都有说法，另一种说法一并保留。`}`,
  aligned: (topics) => `共 ${topics} 个事项`,
  leftOut: (file, most, count) => `${file}：只对照前 ${most} 条举措，其余 ${count} 条未参与对照`,
  sharedTerms: '共同用语：',
  unclassified: '未归类',
  missing: (what) => `缺少 ${what}。`,
  notAFolder: (path) => `${path}：不是文件夹，或不存在。`,
  badValue: (option, value) => `${option} 的值“${value}”不正确。`,
  badArgument: {
    'unknown-option': (option) => `没有选项“${option}”。`,
    'value-missing': (option) => `选项 ${option} 后面缺少值。`,
    'value-unwanted': (option) => `选项 ${option} 不带值。`,
    unexpected: (argument) => `多余的参数“${argument}”。`,
  },
  isAFolder: '这是文件夹，不是文件。',
  noFolderForOutput: (folder) => `输出位置的文件夹不存在：${folder}`,
  wouldOverwriteSource: '输出文件与原文件相同，不予覆盖。',
  indexed: (report) =>
    `新增 ${report.added}，更新 ${report.updated}，未变 ${report.unchanged}，移除 ${report.removed}，失败 ${report.failed}；` +
    `文库共 ${report.documents} 件、${report.characters} 字，用时 ${report.seconds.toFixed(1)} 秒。`,
  indexing: (done, total) => `正在索引 ${done}/${total}`,
  recognizing: (file, page, pages) => `正在识别 ${file}：第 ${page} / ${pages} 页`,
  recognized: (pages, percent) => `OCR 识别 ${pages} 页，置信度 ${percent}%`,
  found: (total) => `共 ${total} 件文件`,
  understood: (sentence) => `理解为：${sentence}`,
  exported: (path, bytes) => `已导出：${path}（${bytes} 字节）`,
  language: 'zh-CN',
  encoding: '编码',
  outline: '大纲',
  tasks: (count) => `任务 ${count} 项`,
  remarks: (count) => `文件自带批注 ${count} 条:`,
  revisions: (count) => `文件自带修订 ${count} 处:`,
  revisionKinds: { insertion: '插入', deletion: '删除', 'move-from': '移出', 'move-to': '移入' },
  warnings: '提示',
  findings: (total, { serious, normal, hint, reversed }) =>
    `共 ${total} 条：严重 ${serious}，一般 ${normal}，提示 ${hint}，反向表述 ${reversed}`,
  severity: { serious: '严重', normal: '一般', hint: '提示' },
  reversed: '反向表述',
  basis: '依据：',
};

const english: Words = {
  readFailure: {
    encrypted:
      'the file is protected by a password; give the right one of a PDF, docx or xlsx with inspect --password, save doc, xls and others without one in their own program',
    damaged: 'the file is damaged or is not what its name says; open it in its own program and save it anew',
    unsupported:
      'no reader for this kind of file; texts, web pages, Markdown, Word, WPS Writer, PDF, OFD, RTF, Excel and CSV files can be read',
    'too-large': 'the file is over a limit of size, pages or expansion; split it',
    'timed-out': 'reading took too long and was stopped; split the file',
    'out-of-memory': 'reading took too much memory and was stopped; split the file',
    unreadable: 'the file cannot be opened: it is not there, or may not be read',
  },
  reviewFailure: {
    'invalid-input': 'the request is not valid',
    forbidden: 'not allowed',
    'unknown-method': 'no such method',
    'not-found': 'no such document or item in the store',
    'folder-missing': 'the folder is not there',
    'folder-unreadable': 'the folder may not be read',
    'folder-already-added': 'the folder is in the library already',
    'name-taken': 'there is a collection of that name already',
    'saved-searches-full': 'there are as many saved searches as can be',
    'folder-not-offered': 'the folder is not in a place that is offered',
    'folder-overlaps': 'the folder contains, or lies in, a folder of the library',
    'indexing-running': 'indexing is under way; wait for its end',
    'recognition-running': 'scans are being recognised; wait for the end',
    'wrong-password': 'the password is not the right one',
    'document-not-readable': 'the document could not be read, so there is no text',
    'original-changed': 'the file changed since it was read; index again',
    'original-missing': 'the file is not in its place',
    'original-too-large': 'the file is too large',
    'original-unreadable': 'the file cannot be read',
    'review-changed-elsewhere': 'the review was changed elsewhere; open it again',
    'check-failed': 'the checks did not come to their end; try again, or see whether the file is too large',
    'comparison-failed': 'the comparison was not finished; try again, or see whether the files are too large',
    'evidence-required': 'an unmet item needs a passage as evidence',
    'store-in-use': 'the store is in use by another program; close it first',
    'store-damaged': 'the store is damaged and has no good backup',
    'store-read-only': 'the store cannot be written; check permissions and disk',
    'store-newer': 'the store was written by a newer version; upgrade first',
    'store-missing': 'there is no store at this place; check the path after --data, or make one with index',
    'disk-full': 'the disk is full; nothing was written',
    'export-failed': 'the export was not written; check that the place can be written to',
    'nothing-to-export': 'there is nothing to export',
    'not-supported-here': 'not supported here',
    unreachable: 'the application does not answer',
    internal: 'internal error',
  },
  usage: `Yuece on the command line. Usage:\n${USAGE_COMMANDS}`,
  unknownCommand: (name) => `no command "${name}"`,
  comingLater: (name) => `${name}: not available in this version`,
  comparison: ({ changed, moved, added, removed, same }) =>
    `${changed} changed, ${moved} moved, ${added} added, ${removed} removed; ${same} passages unchanged.`,
  comparedApart: (count) => `Not compared (wraps the text in one of the files only): ${count} passages. Count them with --whole.`,
  changeKind: { changed: 'changed', moved: 'moved', added: 'added', removed: 'removed' },
  quoteNotSingle: (count) =>
    count === 0 ? 'the text does not hold these words' : 'these words stand in several places; quote more of them',
  noPackage: 'not a review package, or damaged',
  otherPaper: (one, other) => `different papers (by content): “${one}”, “${other}”; add --same-paper where they are versions of one`,
  wouldOverwriteOther: (file) => `there is a file of this name that is no review package, and it is not overwritten: ${file}`,
  imported: ({ added, updated, unchanged, kept }) =>
    `${added} added, ${updated} updated, ${unchanged} known as they are${kept === 0 ? '' : `; ${kept} with words of both sides kept`}`,
  aligned: (topics) => `${topics} topics`,
  leftOut: (file, most, count) => `${file}: only the first ${most} measures were lined up, ${count} were left out`,
  sharedTerms: 'shared words: ',
  unclassified: 'Without a topic',
  missing: (what) => `${what} is missing`,
  notAFolder: (path) => `${path}: not a folder, or not there`,
  badValue: (option, value) => `bad value for ${option}: "${value}"`,
  badArgument: {
    'unknown-option': (option) => `no option "${option}"`,
    'value-missing': (option) => `${option} needs a value`,
    'value-unwanted': (option) => `${option} takes no value`,
    unexpected: (argument) => `unexpected argument "${argument}"`,
  },
  isAFolder: 'this is a folder, not a file',
  noFolderForOutput: (folder) => `the folder for the output is not there: ${folder}`,
  wouldOverwriteSource: 'the output is the source file itself; it is never overwritten',
  indexed: (report) =>
    `${report.added} added, ${report.updated} updated, ${report.unchanged} unchanged, ${report.removed} removed, ${report.failed} failed; ` +
    `${report.documents} documents with ${report.characters} characters, ${report.seconds.toFixed(1)} s`,
  indexing: (done, total) => `indexing ${done}/${total}`,
  recognizing: (file, page, pages) => `recognising ${file}: page ${page} of ${pages}`,
  recognized: (pages, percent) => `OCR, ${pages} pages, confidence ${percent} %`,
  found: (total) => `${total} documents`,
  understood: (sentence) => `Understood as: ${sentence}`,
  exported: (path, bytes) => `exported: ${path} (${bytes} bytes)`,
  language: 'en',
  encoding: 'encoding',
  outline: 'Outline',
  tasks: (count) => `${count} tasks`,
  remarks: (count) => `${count} comments of the file:`,
  revisions: (count) => `${count} tracked changes of the file:`,
  revisionKinds: { insertion: 'inserted', deletion: 'deleted', 'move-from': 'moved from', 'move-to': 'moved to' },
  warnings: 'Notices',
  findings: (total, { serious, normal, hint, reversed }) =>
    `${total} findings: ${serious} errors, ${normal} warnings, ${hint} hints, ${reversed} on what the text forbids`,
  severity: { serious: 'error', normal: 'warning', hint: 'hint' },
  reversed: 'reversed',
  basis: 'basis: ',
};

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return language === 'en' ? english : chinese;
}

/** English where the locale says so (POSIX order: `LC_ALL`, `LC_MESSAGES`, `LANG`), else Chinese. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^en(?:[_.@-]|$)/i.test(locale) ? 'en' : 'zh-CN';
}
