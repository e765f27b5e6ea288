import { describe, expect, it } from 'vitest';
import { documentFromLines } from './document-from-lines.ts';

const meta = (lines: readonly string[], furniture: readonly string[] = []) => documentFromLines(lines, furniture).meta;

describe('a notice with an attached plan', () => {
  const found = meta([
    '索 引 号：　11450000/2025-00312　主题分类：　综合政务',
    '发文机关：　临江市人民政府办公室　成文日期：　2025年03月18日',
    '发布日期：　2025年03月25日',
    '临江市人民政府办公室关于印发',
    '《临江市促进消费若干措施（试行）》的通知',
    '临政办发〔2025〕7号',
    '各县（区）人民政府，市政府各部门：',
    '《临江市促进消费若干措施（试行）》已经市政府同意，现印发给你们。',
    '临江市人民政府办公室（代章）',
    '2025年3月18日',
    '（此件公开发布）',
    '临江市促进消费若干措施（试行）',
    '一、办好节庆。依据《海陵市消费促进办法》（海政发〔2023〕2号）组织活动。',
    '本措施自2025年5月1日起施行。',
  ]);

  it('reads title over two lines, number, issuer, days told apart, recipients, kind and stage', () => {
    expect(found).toMatchObject({
      title: '临江市人民政府办公室关于印发《临江市促进消费若干措施（试行）》的通知',
      docNumber: '临政办发〔2025〕7号',
      issuer: '临江市人民政府办公室',
      issueDate: '2025-03-18',
      publishDate: '2025-03-25',
      effectiveDate: '2025-05-01',
      indexNumber: '11450000/2025-00312',
      recipients: '各县（区）人民政府，市政府各部门',
      kind: '通知',
      stage: '试行',
    });
  });
});

describe('title', () => {
  it('is the plan’s where the notice shows none', () => {
    expect(
      meta(['各镇人民政府：', '现将方案印发给你们，请认真执行。', '云岭县人民政府', '2025年6月1日', '云岭县旱灾应对工作方案', '一、目标'])
        .title,
    ).toBe('云岭县旱灾应对工作方案');
  });

  it('is the attachment’s where neither notice nor plan shows one', () => {
    expect(
      meta(['各市有关部门：', '现将清单发给你们。', '省数据工作领导小组办公室', '2025年6月1日', '附件1', '第二批典型做法清单', '一、政务'])
        .title,
    ).toBe('第二批典型做法清单');
  });

  it('is not the name of somebody in a form', () => {
    const form = [
      ['购买方', '名称：临江市云溪商贸有限公司\n纳税人识别号：\n地址、电话：'],
      ['合计', '57.00'],
    ];
    expect(documentFromLines(['临江市电子普通发票 发票代码：031001900512', form]).meta.title).toBe(
      '临江市电子普通发票 发票代码：031001900512',
    );
  });

  it('is the page’s field where the text shows none, and the file’s name where nothing does', () => {
    expect(
      meta(['标题: 关于公开征求《云岭县集市管理办法》意见的通告', '发布时间: 2025-06-01 10:00', '现向社会公开征求意见，欢迎提出。']).title,
    ).toBe('关于公开征求《云岭县集市管理办法》意见的通告');
    expect(documentFromLines(['这是一段没有标题的文字，它以句号结尾，说明某件事情。'], [], '会议材料.docx').meta.title).toBe('会议材料');
  });

  it('takes the bracket below it, and leaves remarks and dates alone', () => {
    expect(meta(['海陵市绿化条例', '（修订草案征求意见稿）', '第一条 为了保护绿地，制定本条例。'])).toMatchObject({
      title: '海陵市绿化条例（修订草案征求意见稿）',
      stage: '征求意见稿',
      kind: '条例',
    });
  });
});

describe('number and issuer', () => {
  it('does not take a cited number for its own', () => {
    expect(meta(['云岭县行动方案', '根据《实施方案》（临政发〔2024〕9号）制定本方案。', '一、目标']).docNumber).toBeNull();
  });

  it('takes the signer before the site that publishes, and the title’s agency before it too', () => {
    const signed = [
      '**发布机构**: 临江市科学技术局',
      '临江市人民政府办公室印发《临江市科技服务若干意见》',
      '为促进发展，提出如下意见。',
      '一、总则',
      '临江市人民政府办公室',
      '2025年5月17日',
    ];
    expect(meta(signed)).toMatchObject({ issuer: '临江市人民政府办公室', kind: '意见', title: signed[1] });
    expect(meta(signed.slice(0, 4)).issuer).toBe('临江市人民政府办公室');
  });

  it('names joint signers in order', () => {
    expect(meta(['关于开展联合检查的通知', '各单位：', '请认真开展。', '临江市科学技术局', '临江市财政局', '2025年3月10日']).issuer).toBe(
      '临江市科学技术局、临江市财政局',
    );
  });

  it('names joint signers that sign side by side', () => {
    expect(meta(['关于联合执法的通知', '请贯彻执行。', '海陵市公安局        海陵市司法局', '2025年4月1日']).issuer).toBe(
      '海陵市公安局、海陵市司法局',
    );
    expect(meta(['关于联合执法的通知', '请贯彻执行。', '中共海陵市委 海陵市人民政府', '2025年4月1日']).issuer).toBe(
      '中共海陵市委 海陵市人民政府',
    );
  });

  it('reads a signature that runs on behind the last sentence', () => {
    expect(meta(['关于停水的通告', '因管网检修，部分区域停水。特此通告。 云岭县水务局2025年9月1日'])).toMatchObject({
      issuer: '云岭县水务局',
      issueDate: '2025-09-01',
    });
  });

  it('takes the drafter of a consultation that nobody signs', () => {
    expect(
      meta(['為優化環境,市商務局會同有關部門,牽頭起草了《臨江市展會辦法(征求意見稿)》,現向社會公開征求意見。', '一、總則']).issuer,
    ).toBe('市商務局');
  });

  it('reads fields that stand one below the other, and those that repair lifted off the page', () => {
    expect(meta(['索引号', '00124/2025-88', '发文字号', '临政发〔2025〕3号', '临江市工作方案', '一、目标'])).toMatchObject({
      indexNumber: '00124/2025-88',
      docNumber: '临政发〔2025〕3号',
    });
    expect(meta(['临江市工作方案', '一、目标'], ['索引号: A1/2025-7 成文日期: 2025-02-03']).issueDate).toBe('2025-02-03');
  });
});

describe('consultations', () => {
  const period = (sentence: string) =>
    meta(['关于公开征求《云岭县集市管理办法（征求意见稿）》意见的公告', sentence, '云岭县司法局', '2025年11月3日']).commentPeriod;

  it.each([
    ['意见征集时间为2025年11月5日至12月4日。', '2025-11-05', '2025-12-04', null],
    ['征求意见时间：2025-11-05至2025-12-04。', '2025-11-05', '2025-12-04', null],
    ['即日起至2025年12月4日，欢迎提出意见。', '2025-11-03', '2025-12-04', null],
    ['请于11月16日前反馈意见。', null, '2025-11-16', null],
    ['请于1月6日前反馈意见。', null, '2026-01-06', null],
    ['反馈意见截止时间为2025年12月3日。', null, '2025-12-03', null],
    ['公示期为7个工作日，自发布之日起计算，期间可反馈意见。', '2025-11-03', null, '7个工作日'],
    ['公示时间从2025年11月6日开始，公示期为10个工作日。', '2025-11-06', null, '10个工作日'],
  ])('%s', (sentence, from, to, duration) => {
    expect(period(sentence)).toEqual({ from, to, duration });
  });

  it('is at the stage of its draft, whatever else the draft’s title says in brackets', () => {
    expect(meta(['关于征求《海陵市停车办法（试行）》（征求意见稿）意见的公告', '现公开征求意见。']).stage).toBe('征求意见稿');
  });

  it('reads telephones behind several names', () => {
    expect(meta(['关于征求意见的函', '请反馈意见。联系人及电话：赵某某、钱某（立法二处），0871-61234567、61234568。']).contacts).toEqual([
      { kind: 'phone', value: '0871-61234567' },
      { kind: 'phone', value: '61234568' },
    ]);
  });

  it('has no period where a plan merely speaks of asking for opinions', () => {
    expect(
      meta(['云岭县重大决策工作方案', '一、规范程序', '1.公开听取意见。征求意见的时间为2025年1月1日至2025年2月1日。']).commentPeriod,
    ).toBeNull();
  });

  it('reads contacts, glued together or apart, and not those of the site’s footer', () => {
    const found = meta([
      '关于公开征求《云岭县集市管理办法》意见的公告',
      '现公开征求意见。联系电话：0771-5550123地址：云岭县民生路8号3楼512室邮编：530000',
      '邮 箱：yunling_sf@example.cn；传 真：0771-5550124。',
      '云岭县司法局',
      '2025年11月3日',
      '版权所有：云岭县人民政府 联系电话：0771-5559999 网站标识码4500000000',
    ]);
    expect(found.contacts).toEqual([
      { kind: 'phone', value: '0771-5550123' },
      { kind: 'address', value: '云岭县民生路8号3楼512室' },
      { kind: 'email', value: 'yunling_sf@example.cn' },
      { kind: 'fax', value: '0771-5550124' },
    ]);
  });
});

describe('the bracket below a title', () => {
  it('names the committee of a congress that passed a regulation, whatever its term', () => {
    expect(
      meta([
        '云川省公共数据条例',
        '（2025年9月27日云川省第十四届人民代表大会常务委员会第五次会议通过）',
        '第一条 为了规范数据，制定本条例。',
      ]),
    ).toMatchObject({ issuer: '云川省人民代表大会常务委员会', issueDate: '2025-09-27' });
  });

  it.each([
    [
      '（临江市人民政府2026年第9次常务会议审议通过　2026年7月11日印发　临政发〔2026〕15号）',
      { docNumber: '临政发〔2026〕15号', issuer: '临江市人民政府', issueDate: '2026-07-11' },
    ],
    ['（2026年2月20日）', { docNumber: null, issuer: null, issueDate: '2026-02-20' }],
    [
      '（2025年9月1日海陵市人民政府第3次常务会议通过 2025年9月8日海陵市人民政府令第31号公布 自2025年12月1日起施行）',
      { docNumber: '海陵市人民政府令第31号', issuer: '海陵市人民政府', issueDate: '2025-09-08' },
    ],
    ['（2026—2028年）', { docNumber: null, issuer: null, issueDate: null }],
  ])('%s', (remark, expected) => {
    expect(meta(['临江市农贸市场改造办法', remark, '为了改造市场，制定本办法。'])).toMatchObject(expected);
  });

  it('is part of the title only where it names a stage or the years', () => {
    expect(meta(['临江市改造方案', '（征求意见稿）', '为了改造，制定本方案。']).title).toBe('临江市改造方案（征求意见稿）');
    expect(meta(['临江市改造方案', '（2026年2月20日）', '为了改造，制定本方案。']).title).toBe('临江市改造方案');
  });
});

describe('a decree', () => {
  it('is titled by what it publishes and issued by whose order it is', () => {
    expect(
      meta([
        '海陵市人民政府令',
        '第 31 号',
        '《海陵市绿化办法》已经通过，现予公布。',
        '市　长　林海生',
        '2025年9月8日',
        '海陵市绿化办法',
        '第一条 为了绿化，制定本办法。',
      ]),
    ).toMatchObject({ title: '海陵市绿化办法', docNumber: '海陵市人民政府令第 31 号', issuer: '海陵市人民政府', issueDate: '2025-09-08' });
  });
});

describe('a title over three lines', () => {
  it('does not end inside 《》', () => {
    expect(
      meta(['海陵市城市管理局', '关于征求《海陵市公共停车场管理办法', '（修订草案征求意见稿）》意见的函', '各区人民政府：', '现征求意见。'])
        .title,
    ).toBe('海陵市城市管理局关于征求《海陵市公共停车场管理办法（修订草案征求意见稿）》意见的函');
  });
});

describe('contacts of a consultation', () => {
  it.each([
    ['联系人及电话：刘洋，0792-8550000，13800001234（微信同号）', ['0792-8550000', '13800001234']],
    ['（联系人：赵敏，电话：027-80000000）', ['027-80000000']],
    ['信函：请寄至海陵市解放路7号市发展改革委（邮编：431000）', ['海陵市解放路7号市发展改革委']],
    ['电子邮件：请发送至fgw@hailing.example', ['fgw@hailing.example']],
  ])('%s', (line, values) => {
    const found = meta(['关于公开征求《海陵市供热方案》意见的公告', '现向社会公开征求意见。', line]);
    expect(found.contacts.map((contact) => contact.value)).toEqual(values);
  });
});
