const secretHeaders = new Set(['authorization', 'proxy-authorization', 'x-api-key', 'x-amz-security-token', 'cookie', 'set-cookie'])

/** Whether a header's value is a secret that no log, trace or error may show whole. */
export function isSecretHeader(name: string): boolean {
  return secretHeaders.has(name.toLowerCase())
}

/** Stars a secret but for its last six characters, as AWS's execution log does: `*****afc190`. */
export function redact(secret: string): string {
  return secret.length <= 6 ? '*'.repeat(secret.length) : '*'.repeat(secret.length - 6) + secret.slice(-6)
}
