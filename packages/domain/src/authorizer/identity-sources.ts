/**
 * The mapping expressions of an authorizer's identity source, a comma list such as
 * `method.request.header.Authorization, context.identity.sourceIp`.
 */
export function listIdentitySources(identitySource: string | undefined): readonly string[] {
  return (identitySource ?? '')
    .split(',')
    .map((expression) => expression.trim())
    .filter((expression) => expression !== '')
}
