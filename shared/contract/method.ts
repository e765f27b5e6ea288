import { z } from 'zod';

/** One entry of the table of the contract: what a method takes and what it answers. */
export function method<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): { readonly input: Input; readonly output: Output } {
  return { input, output };
}

/** No words either way. */
export const nothing = z.object({});
/** The id of a thing of the store. */
export const identifier = z.string().min(1).max(100);
/** One document. */
export const documentOnly = z.object({ documentId: identifier });
