/**
 * Carries out of the depth of the direct reader that a page, or the file, holds something it does not read for certain: pdf.js reads it instead.
 * Never leaves `electron/extract/pdf`.
 */
export class NotSure extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotSure';
  }
}

/** The objects of the file are not in order: pdf.js looks for them in another way, and whatever was read directly counts for nothing. */
export class NotInOrder extends NotSure {
  constructor(what: string) {
    super(what);
    this.name = 'NotInOrder';
  }
}

/** The index of the file is missing, torn, or leads to places where other things lie: its objects can be looked for without it. */
export class DamagedIndex extends NotInOrder {
  constructor(what: string) {
    super(what);
    this.name = 'DamagedIndex';
  }
}

/** A character map of the package is needed, and not loaded yet: the page can be tried again once it is. */
export class MissingMap extends NotSure {
  constructor(name: string) {
    super(`the character map ${name}`);
    this.name = 'MissingMap';
  }
}

/** The file is locked, and neither its user's nor its owner's password is the one at hand: nobody can read it. */
export class WrongPassword extends NotSure {
  constructor() {
    super('a file with another password');
    this.name = 'WrongPassword';
  }
}

/** What `read` gives, or `null` where it is not sure; objects out of order concern the whole file and are told on. */
export function ifSure<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotSure) || error instanceof NotInOrder) throw error;
    return null;
  }
}
