import { parseArn } from '@fourbox/domain'

/** Who asks: a caller that has signed, or nobody known. */
export type Principal = { readonly kind: 'anonymous' } | { readonly kind: 'signed'; readonly accountId: string; readonly userArn: string }

/** Compiles `Principal` or `NotPrincipal`; a statement with neither speaks of everybody. Undefined for what is neither text nor map of texts. */
export function compilePrincipals(wanted: unknown, unwanted: unknown): ((principal: Principal | undefined) => boolean) | undefined {
  const listed = wanted ?? unwanted
  if (listed === undefined) return () => true
  const names = listed === '*' ? ['*'] : namesIn(listed)
  if (names === undefined) return undefined
  const isNamed = (principal: Principal | undefined) => principal === undefined || names.some((name) => fits(name, principal))
  return wanted === undefined ? (principal) => !isNamed(principal) : isNamed
}

/** Of `{"AWS": [...]}`; services and federated principals never call a method themselves. */
function namesIn(listed: unknown): readonly string[] | undefined {
  if (typeof listed !== 'object' || listed === null || Array.isArray(listed)) return undefined
  const aws: unknown = new Map(Object.entries(listed)).get('AWS') ?? []
  const names: readonly unknown[] = Array.isArray(aws) ? aws : [aws]
  return names.every((name) => typeof name === 'string') ? names : undefined
}

/** `*`, an account's number, its root, or the caller's own ARN; a role's ARN names its sessions too. */
function fits(name: string, principal: Principal): boolean {
  if (name === '*') return true
  if (principal.kind === 'anonymous') return false
  if (name === principal.accountId || name === principal.userArn) return true
  const arn = parseArn(name)
  if (arn?.service !== 'iam' || arn.account !== principal.accountId) return false
  if (arn.resource === 'root') return true
  return arn.resource.startsWith('role/') && principal.userArn.startsWith(`arn:aws:sts::${arn.account}:assumed-role/${arn.resource.slice('role/'.length)}/`)
}
