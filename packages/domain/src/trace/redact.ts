const secretHeaders = new Set(['authorization', 'proxy-authorization', 'x-api-key', 'x-amz-security-token', 'cookie', 'set-cookie'])

/** Whether a header's value is a secret that no log, trace or error may show whole. */
export function isSecretHeader(name: string): boolean {
  return secretHeaders.has(name.toLowerCase())
}

/** In small letters, without what stands between words: of OAuth, of signed URLs, of keys and passwords. */
const secretParameters = new Set(
  (
    'token accesstoken idtoken refreshtoken authtoken sessiontoken bearertoken jwt auth authorization cookie ' +
    'xamzsignature xamzsecuritytoken signature sig hmac apikey xapikey accesskey secretkey privatekey secret clientsecret password passwd pwd'
  ).split(' '),
)

/** Whether the value of a query parameter is by its name a secret, such as `access_token` or a signed URL's `X-Amz-Signature`. */
export function isSecretParameter(name: string): boolean {
  return secretParameters.has(name.toLowerCase().replaceAll(/[-_.]/g, ''))
}

/** Stars a secret but for its last six characters, as AWS's execution log does: `*****afc190`. */
export function redact(secret: string): string {
  return secret.length <= 6 ? '*'.repeat(secret.length) : '*'.repeat(secret.length - 6) + secret.slice(-6)
}
