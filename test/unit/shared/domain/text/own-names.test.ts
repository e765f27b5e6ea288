import { expect, it } from 'vitest';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { ownNames } from '#shared/domain/text/own-names.ts';

it('knows only the names written in it', () => {
  const table = ownNames({ amp: '&' });
  expect(table.amp).toBe('&');
  for (const name of ['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty']) expect(table[name]).toBeUndefined();
});

it('is what a query takes for a field: the names of an object are words like others', () => {
  const plain = JSON.stringify(parseQuery('builder:供水')).replaceAll('builder', 'constructor');
  expect(JSON.stringify(parseQuery('constructor:供水'))).toBe(plain);
});
