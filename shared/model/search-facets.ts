/** What results are narrowed by: 地区 · 年份 · 文种 · 阶段 · 发文机关 · 责任单位 · folder · tag · state of review. Without a schema, so that the process that searches loads none. */
export const SEARCH_FACETS = ['region', 'year', 'kind', 'stage', 'issuer', 'unit', 'folder', 'tag', 'review'] as const;
