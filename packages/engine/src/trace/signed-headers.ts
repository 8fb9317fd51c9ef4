import type { HeaderList } from '../call/hand-offs.ts'

/** What a signed call carries, in the order of AWS's log: its signature first, a session's token last. */
export function signedHeaders(headers: HeaderList, signature: HeaderList): HeaderList {
  if (signature.length === 0) return headers
  const named = (wanted: (lowerName: string) => boolean) => signature.filter((_, index) => wanted(signature[index - (index % 2)]?.toLowerCase() ?? ''))
  return [
    ...named((name) => name === 'authorization'),
    ...named((name) => name !== 'authorization' && name !== 'x-amz-security-token'),
    ...headers,
    ...named((name) => name === 'x-amz-security-token'),
  ]
}
