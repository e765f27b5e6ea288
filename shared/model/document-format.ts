// Apart from the schemas: a child that only compares starts without the library these are made with.

/** Name and version of the document model; part of the public `inspect` output. */
export const DOCUMENT_FORMAT = 'yuece.document/1';

/** What a block of a document can be. Stored by place: new ones go to the end. */
export const BLOCK_KINDS = ['title', 'heading', 'paragraph', 'table', 'note'] as const;
