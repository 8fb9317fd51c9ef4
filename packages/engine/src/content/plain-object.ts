/** The members of a Map as a plain object, for JSON. Object.fromEntries takes four times as long, and is left to the one name that an assignment cannot take. */
export function plainObject<Value>(members: ReadonlyMap<string, Value>): Record<string, Value> {
  if (members.has('__proto__')) return Object.fromEntries(members)
  const object: Record<string, Value> = {}
  for (const [name, value] of members) object[name] = value
  return object
}
