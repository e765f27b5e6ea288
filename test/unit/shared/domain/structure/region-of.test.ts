import { describe, expect, it } from 'vitest';
import { regionOf, WHOLE_COUNTRY } from '#shared/domain/structure/region-of.ts';

describe('the region of a paper', () => {
  it.each<[string, string | null, string, string | null]>([
    ['a city, from its office', '临江市人民政府办公室', '实施方案', '临江市'],
    ['a county in a city', '临江市云岭县人民政府', '', '云岭县'],
    ['a county of one character', '沙县人民政府', '', '沙县'],
    ['a city whose name ends in 城', '盐城市人民政府', '', '盐城市'],
    ['a district', '海陵市东湖区市场监督管理局', '', '东湖区'],
    ['an autonomous region', '广西壮族自治区人民政府', '', '广西壮族自治区'],
    ['an autonomous prefecture', '云山州彝族自治州人民政府', '', '云山州彝族自治州'],
    ['a city whose name has a 州 in it', '徽州市发展和改革委员会', '', '徽州市'],
    ['a new area within a city', '临江市滨江新区管理委员会', '', '滨江新区'],
    ['the state council', '国务院办公厅', '', WHOLE_COUNTRY],
    ['a ministry', '财政部', '', WHOLE_COUNTRY],
    ['the title where the office names no place', '市人民政府办公室', '临江市绿道建设方案', '临江市'],
    ['a title inside 关于印发《', null, '关于印发《云岭县养老服务办法》的通知', '云岭县'],
    ['no place: a word with 城市', null, '优化城市管理的若干措施', null],
    ['no place: a word with 园区', null, '产业园区提升计划', null],
    ['no place: 全市', null, '全市重点工作安排', null],
    ['no place: 各县', '各县人民政府', '', null],
    ['no place: what a city is to become', null, '打造营商环境最优市实施意见', null],
    ['no place: what is to be done', null, '推进市域社会治理现代化试点方案', null],
    ['a special area, from its office', '云屿综合实验区管理委员会', '', '云屿综合实验区'],
    ['nothing', null, '', null],
  ])('%s', (_name, issuer, title, region) => {
    expect(regionOf(issuer, title)).toBe(region);
  });
});
