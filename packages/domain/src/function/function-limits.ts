/** What Lambda lets a function have (developer guide, quotas). */
export const functionLimits = {
  timeoutInSeconds: { least: 1, most: 900 },
  memorySizeInMegabytes: { least: 128, most: 10_240 },
  ephemeralStorageInMegabytes: { least: 512, most: 10_240 },
  /** Of a zip that comes with the call. */
  zippedBytes: 52_428_800,
  /** Of its code and all of its layers. */
  unzippedBytes: 262_144_000,
  /** Of a request that calls it, event and all. */
  requestBytes: 6_291_556,
  /** Of what stands before the payload of a streamed answer. */
  streamMetadataBytes: 16_384,
} as const

/** Whether a new function can have the name. */
export function isFunctionName(text: string): boolean {
  return /^[a-zA-Z0-9-_]{1,64}$/.test(text)
}

/** The group that a function logs to unless it names another. */
export function functionLogGroup(functionName: string): string {
  return `/aws/lambda/${functionName}`
}

/** Whether an event of the console's tests can be kept under the name. */
export function isTestEventName(text: string): boolean {
  return /^[a-zA-Z0-9._-]{1,64}$/.test(text)
}
