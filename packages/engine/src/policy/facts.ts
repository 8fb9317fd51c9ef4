/** Condition keys in lower case → their values; a key that the request does not have is not there. */
export type RequestFacts = ReadonlyMap<string, readonly string[]>
