/** The members that are there. */
type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** The SDK lets members be undefined; what is not there is absent in domain's types. */
export function defined<T extends object>(value: T): Defined<T> {
  // Exactly the members that the type still allows are left.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>
}
