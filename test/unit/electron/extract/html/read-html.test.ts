import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { extract, read, shown } from '../read-blocks.ts';

const readPage = (body: string) => extract(new TextEncoder().encode(`<!DOCTYPE html><html><body>${body}</body></html>`), '页.html');
const PROSE = '各县区要建立工作台账，明确责任单位和完成时限，按季度报送进展情况。';

describe('reading a web page', () => {
  it.each([
    ['gb2312', 'gb18030', 'gb18030'],
    ['utf-8', 'gb18030', 'gb18030'],
    ['big5', 'big5', 'big5'],
    ['gbk', 'utf-8', 'utf-8'],
  ])('declared as %s and written in %s', async (declared, written, found) => {
    const text = written === 'big5' ? '臨江市人民政府關於優化營商環境的實施意見' : '临江市人民政府关于优化营商环境的实施意见';
    const extraction = await extract(
      iconv.encode(`<html><head><meta charset="${declared}"></head><body><p>${text}</p></body></html>`, written),
      'a.htm',
    );
    expect(shown(extraction)).toEqual([text]);
    expect(extraction.encoding).toBe(found);
  });

  it('keeps paragraphs that stand beside a section with nearly all the text, where no site is around', async () => {
    const extraction = await readPage(
      `<p align="center">云岭县信用监管简报</p><div style="column-count:2">${`<p>${PROSE}</p>`.repeat(20)}</div>`,
    );
    expect(shown(extraction).slice(0, 2)).toEqual(['云岭县信用监管简报', PROSE]);
  });

  it('keeps a title set apart from the paper where the head of the page names it, and drops headings of lists below', async () => {
    const title = '云岭县人民政府关于印发信用监管办法的通知';
    const page = `<html><head><title>${title}_云岭县人民政府</title></head><body><a href="/">首页</a><div>${title}</div><div>责任编辑：周文</div><div>${`<p>${PROSE}</p>`.repeat(20)}</div><h3>相关文件</h3></body></html>`;
    const extraction = await extract(new TextEncoder().encode(page), '页.html');
    expect(shown(extraction)).toEqual([title, ...Array.from({ length: 20 }, () => PROSE)]);
    expect(extraction.furniture).toEqual(expect.arrayContaining(['责任编辑：周文', '相关文件']));
  });

  it('leaves out what was struck out of a text', async () => {
    expect(shown(await readPage('<p>不超过<del>三个</del><ins>两个</ins>工作日</p>'))).toEqual(['不超过两个工作日']);
  });

  it.each([
    ['base64', 'gb18030', (bytes: Buffer) => bytes.toString('base64').replace(/(.{76})/g, '$1\r\n')],
    [
      'quoted-printable',
      'utf-8',
      (bytes: Buffer) =>
        [...bytes].map((byte, at) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}${at % 20 === 19 ? '=\r\n' : ''}`).join(''),
    ],
    ['8bit', 'gb18030', (bytes: Buffer) => bytes.toString('latin1')],
  ])('saved as a web archive, in %s', async (transfer, charset, encode) => {
    const page = `<html><body><p>${PROSE}</p><p><img src="cid:1"></p></body></html>`;
    const head =
      'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B1"\r\n\r\n';
    const parts = [
      `Content-Type: text/html; charset="${charset}"\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n${encode(iconv.encode(page, charset))}`,
      'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=',
    ];
    const archive = `${head}${parts.map((part) => `----B1\r\n${part}\r\n`).join('')}----B1--\r\n`;
    const extraction = await extract(Buffer.from(archive, 'latin1'), '网页.mht');
    expect(shown(extraction)).toEqual([PROSE]);
    expect(extraction.encoding).toBe(charset);
    expect(extraction.warnings).toEqual([]);
  });

  it('takes the longest frame of a saved page in frames', async () => {
    const part = (page: string) =>
      `--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page).toString('base64')}\r\n`;
    const parts = [
      '<frameset cols="9,*"><frame src="menu.html"><frame src="main.html"></frameset>',
      '<a href="1">首页</a>',
      `<p>${PROSE}</p>`,
    ];
    const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n${parts.map(part).join('')}--B--\r\n`;
    expect(shown(await extract(Buffer.from(archive, 'latin1'), '网页.mht'))).toEqual([PROSE]);
  });

  it('finds the paper and takes navigation, scripts and the footer out', async () => {
    const links = ['首页', '政务公开', '办事服务', '互动交流', '专题'].map((name) => `<a href="#">${name}</a>`).join(' ');
    const extraction = await readPage(
      `<script>var a = "脚本";</script><div class="menu">${links}</div><div><div id="main"><h1>云岭县行动方案</h1><p>一、总体要求</p><p>${PROSE.repeat(3)}</p><p style="display:none">暗</p></div></div><footer>版权所有 云岭县人民政府</footer>`,
    );
    expect(shown(extraction)).toEqual(['云岭县行动方案', '一、总体要求', PROSE.repeat(3)]);
    expect(extraction.blocks[0]?.style).toMatchObject({ headingLevel: 1, isTitle: true });
    expect(extraction.furniture.join('')).toContain('版权所有');
    expect(extraction.furniture.join('')).toContain('政务公开');
  });

  it('keeps the heading and the facts that stand before the main part', async () => {
    const extraction = await readPage(
      `<h2>关于开展专项整治的通知</h2><table><tr><td>索 引 号：</td><td>LJ-2024-0001</td><td>发布日期：</td><td>2024年3月1日</td></tr></table><p>打印</p><div>${`<p>${PROSE}</p>`.repeat(20)}</div>`,
    );
    expect(shown(extraction).slice(0, 3)).toEqual(['关于开展专项整治的通知', '索 引 号：\tLJ-2024-0001\t发布日期：\t2024年3月1日', PROSE]);
    expect(extraction.furniture).toEqual(['打印']);
  });

  it.each([
    ['by their addresses', '<h3>相关文件：</h3><ul><li><a href="/files/1.DOCX?v=2">云岭县防汛物资清单</a></li></ul>'],
    ['by their names', '<div><p>相关文件</p><p><a href="down?id=7">附件1：云岭县防汛物资清单</a></p></div>'],
  ])('keeps what a paper puts over its own linked files, told %s', async (_, files) => {
    const text = shown(await readPage(`<div><p>${PROSE}</p><p>${PROSE}</p>${files}</div>`)).join('|');
    expect(text).toContain('相关文件');
    expect(text).toContain('云岭县防汛物资清单');
  });

  it.each([
    ['one element', '<div><h3>相关文档：</h3><ul><li><a href="a">云岭县防汛预案</a></li></ul></div>'],
    ['two elements beside each other', '<h3>相关文档</h3><ul><li><a href="a">云岭县防汛预案</a></li></ul>'],
  ])('takes the links to other papers off in %s, however few', async (_name, related) => {
    const body = `<h1>云岭县防汛方案</h1><p>${'各乡镇要落实防汛责任。'.repeat(12)}</p><p>相关文件由县水利局保存。</p>`;
    const extraction = await extract(Buffer.from(`<html><body>${body}${related}</body></html>`), 'a.html');
    expect(shown(extraction).at(-1)).toBe('相关文件由县水利局保存。');
    expect(extraction.furniture.join()).toContain('云岭县防汛预案');
  });

  it('reads tables with spans, and layout tables as their text', async () => {
    const table =
      '<table border="1"><tr><th>序号</th><th colspan="2">任务</th></tr><tr><td rowspan="2">1</td><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>';
    const extraction = await readPage(`<table><tr><td><p>说明文字</p>${table}</td></tr></table>`);
    expect(shown(extraction)).toEqual([
      '说明文字',
      [
        ['序号', '任务', ''],
        ['1', '甲', '乙'],
        ['', '丙', '丁'],
      ],
    ]);
  });

  it('breaks lines where a browser does and nowhere else', async () => {
    const extraction = await readPage(
      '<p>第一\n  行<b>加粗</b><br>第二行</p>裸文本<div align="center">居中</div><ol start="3"><li>三</li><li>四</li></ol>',
    );
    expect(shown(extraction)).toEqual(['第一行加粗', '第二行', '裸文本', '居中', '3.三', '4.四']);
    expect(extraction.blocks[3]?.style?.isCentred).toBe(true);
  });

  it('takes the head and foot that an office program saves with a page as furniture', async () => {
    const extraction = await readPage('<div title="header"><p>内部资料</p></div><p>正文在此。</p><div title="footer"><p>— 3 —</p></div>');
    expect(shown(extraction)).toEqual(['正文在此。']);
    expect(extraction.furniture).toEqual(['内部资料', '— 3 —']);
  });

  it('refuses a page that is nested absurdly', async () => {
    expect(await read(new TextEncoder().encode(`<html><body>${'<div>'.repeat(20_000)}深`), '深.html')).toMatchObject({
      ok: false,
      failure: { code: 'too-large' },
    });
  });
});

describe('reading Markdown', () => {
  it('gives the text as it is shown, with headings, lists and tables', async () => {
    const markdown =
      '# 实施方案\n\n**发布日期**: 2025-01-01\n**机构**: [市发改委](http://example.invalid)\n\n## 一、目标\n\n2. 甲\n3. 乙\n\n- 点\n\n| 序号 | 任务 |\n|---|---|\n| 1 | `减`环节 |\n';
    const extraction = await extract(new TextEncoder().encode(markdown), '方案.md');
    expect(shown(extraction)).toEqual([
      '实施方案',
      '发布日期: 2025-01-01',
      '机构: 市发改委',
      '一、目标',
      '2.甲',
      '3.乙',
      '点',
      [
        ['序号', '任务'],
        ['1', '减环节'],
      ],
    ]);
    expect(extraction.blocks.map((block) => block.style?.headingLevel ?? null).slice(0, 4)).toEqual([1, null, null, 2]);
    expect(extraction.blocks[0]?.style?.isTitle).toBe(true);
  });

  it('takes front matter as furniture and reads HTML inside', async () => {
    const extraction = await extract(new TextEncoder().encode('---\ntitle: 方案\n---\n\n<div><p>页内段落</p></div>\n\n正文'), 'a.md');
    expect(shown(extraction)).toEqual(['页内段落', '正文']);
    expect(extraction.furniture).toEqual(['title: 方案']);
  });
});
