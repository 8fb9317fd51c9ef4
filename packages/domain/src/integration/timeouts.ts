/** AWS's default of `timeoutInMillis`, and of the account's quota for the longest one; a shorter quota is the default too. */
export const defaultTimeoutInMillis = 29_000
export const shortestTimeoutInMillis = 50
/** A proxy may stream its answer for a quarter of an hour. */
export const longestStreamInMillis = 900_000
