const identities = new WeakMap<object, number>()
let lastIdentity = 0

/** A number that belongs to this object alone, as Java's identity hash code. */
export function identityOf(object: object): number {
  let identity = identities.get(object)
  if (identity === undefined) {
    lastIdentity = (lastIdentity + 0x9e3779b1) | 0
    identity = lastIdentity
    identities.set(object, identity)
  }
  return identity
}
