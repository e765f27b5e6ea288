import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, composeApplication } from '#electron/compose.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import type { Host } from '#electron/ports.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import type { AnnotationContent, PassageTarget } from '#shared/model/annotation.ts';
import type { DocumentModel } from '#shared/model/document.ts';

const ROOT = join(import.meta.dirname, '../..');

/** An annotation with a type, a severity and a suggestion. */
export const OPINION: AnnotationContent = {
  colour: 'yellow',
  issueType: 'legality',
  severity: 'serious',
  note: '对注册地的要求没有依据',
  suggestion: '删去“在本市注册”',
  basis: '',
  status: 'open',
};

/** Invented, with what every method needs: numbered measures, units, a time limit, a target. */
export const PLAN_TEXT = `海陵市公共数据开放行动方案（征求意见稿）

一、总体要求
围绕便民利企，推动公共数据有序开放。

二、主要任务
1.编制开放目录。各部门梳理本单位掌握的公共数据，形成统一目录。（责任单位：市数据局、市司法局；完成时限：2031年6月底前）
2.建设开放平台。平台上线数据集不少于300个，数据更新及时率达到95%以上。（责任单位：市数据局）
3.规范数据使用。申请单位须为在本市注册的企业。（责任单位：市市场监管局）
`;

/** A second document, so that there is a choice; invented. */
export const NOTICE_TEXT = `海陵市人民政府办公室关于开展数据质量检查的通知

各县（区）人民政府，市政府各部门：
现就开展数据质量检查有关事项通知如下。
一、检查内容
检查公共数据的准确性和完整性。
二、工作要求
各单位于2031年3月底前报送自查报告。
`;

/** What the test's person and system answer; changed at will between calls. */
export type ScriptedAnswers = {
  folderChoice: 'dialog' | 'browse';
  chosenFolder: string | null;
  savePath: string | null;
  browsable: Map<string, string>;
};

/** A real application on real folders that are gone after `remove`. */
export type ApplicationOnDisk = {
  readonly application: Application;
  readonly library: string;
  readonly place: string;
  readonly answers: ScriptedAnswers;
  readonly log: readonly string[];
  readonly remove: () => Promise<void>;
};

/** Starts an application with an empty store beside a folder of two documents that it does not know yet. */
export async function startApplicationOnDisk(): Promise<ApplicationOnDisk> {
  const place = await mkdtemp(join(tmpdir(), 'yuece-contract-'));
  const library = join(place, '海陵文件');
  const sample = join(place, 'sample');
  await mkdir(library);
  await mkdir(sample);
  await writeFile(join(library, '方案.txt'), PLAN_TEXT);
  await writeFile(join(library, '通知.txt'), NOTICE_TEXT);
  await writeFile(join(sample, '示例.txt'), PLAN_TEXT);
  const answers: ScriptedAnswers = {
    folderChoice: 'dialog',
    chosenFolder: library,
    savePath: null,
    browsable: new Map([['a-token', sample]]),
  };
  const log: string[] = [];
  const application = await composeApplication({
    // Built workers, as they are shipped: to load one from its sources takes five times as long.
    installation: { ...findInstallation(join(ROOT, 'out'), null), version: '0.0.0-test', sampleLibrary: sample, rendererFolder: null },
    dataFolder: join(place, 'store'),
    host: scriptedHost(answers),
    clock: { now: () => new Date().toISOString(), newId: () => randomUUID() },
    forkChild: forkNodeChild,
    log: (line) => log.push(line),
  });
  const remove = async (): Promise<void> => {
    await application.close();
    await rm(place, { recursive: true, force: true });
  };
  return { application, library, place, answers, log, remove };
}

function scriptedHost(answers: ScriptedAnswers): Host {
  return {
    describe: () => ({
      kind: 'direct',
      version: '0.0.0-test',
      platform: 'test',
      capabilities: { folderChoice: answers.folderChoice, saveChoice: 'folder', canOpenFiles: true, hasSampleLibrary: true },
    }),
    chooseFolder: async () => answers.chosenFolder,
    browseFolders: async () => ({
      entries: [...answers.browsable.keys()].map((token) => ({ token, label: 'sample', documents: 1 })),
      trail: [],
    }),
    locateFolder: async (path) => [...answers.browsable].find(([, known]) => known === path)?.[0] ?? '',
    resolveBrowsed: (token) => answers.browsable.get(token) ?? null,
    chooseSavePlace: async () => (answers.savePath === null ? { kind: 'export-folder' } : { kind: 'file', path: answers.savePath }),
    openFile: async () => true,
    revealFile: async () => true,
  };
}

/** The first four characters of a document, as a passage. */
export function firstWords({ blocks }: Pick<DocumentModel, 'blocks'>): PassageTarget {
  const position = { type: 'TextPositionSelector' as const, start: 0, end: 4 };
  const quote = { type: 'TextQuoteSelector' as const, exact: blocks[0]?.text.slice(0, 4) ?? '', prefix: '', suffix: '' };
  return { source: '', selector: [position, quote, { type: 'YueceClauseSelector', path: [] }] };
}
