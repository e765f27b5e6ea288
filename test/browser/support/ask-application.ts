import type { Page } from '@playwright/test';
import type { MethodInput, MethodOutput, ReviewMethod } from '#shared/contract/review-api.ts';

/** Asks the application over the contract from inside the page, with the page's own session; a refusal is thrown with its code. */
export async function askApplication<Method extends ReviewMethod>(
  page: Page,
  method: Method,
  input: MethodInput<Method>,
): Promise<MethodOutput<Method>> {
  const reply = await page.evaluate(
    async ([name, body]) => {
      const response = await fetch(`/api/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return response.json();
    },
    [method, JSON.stringify(input)] as const,
  );
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`);
  return reply.value;
}
