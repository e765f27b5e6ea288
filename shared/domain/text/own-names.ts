/**
 * A table asked for names that come from a file or from a person: it knows those written in it, and nothing else. A plain object would answer
 * to `constructor` and its like as well.
 */
export function ownNames<Value>(table: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null) as Record<string, Value>, table); // Object.create says nothing of what it makes.
}
