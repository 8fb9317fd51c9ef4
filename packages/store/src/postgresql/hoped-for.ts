/** So long a database that was away a moment ago is waited for. */
const longestHopeInMillis = 1000

/** What comes soon. @throws what `absence` makes where it does not; what comes later is the caller's to let go */
export async function hopedFor<T>(coming: Promise<T>, absence: () => Error): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(absence()), longestHopeInMillis)
  try {
    return await Promise.race([coming, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
