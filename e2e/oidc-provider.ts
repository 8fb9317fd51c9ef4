import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** A provider of OpenID Connect on loopback: whoever comes is signed in at once, as whom the test says. */
export interface OidcProvider {
  readonly issuer: string
  /** What the next token says beside the subject. */
  claims: Readonly<Record<string, unknown>>
  /** Says something of the next ID token that is not true. */
  forge: { readonly nonce?: string; readonly aud?: string; readonly iss?: string; readonly exp?: number; readonly isUnsigned?: true }
  /** Where the provider sends a browser back to that comes with this address. */
  readonly visit: (address: string) => Promise<URL>
  readonly close: () => void
}

interface Grant {
  readonly redirectUri: string
  readonly challenge: string
  readonly nonce: string
}

const clientId = 'fourbox-of-the-team'
const clientSecret = 'the-clients-secret'

export async function startOidcProvider(): Promise<OidcProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const grants = new Map<string, Grant>()
  let issuer = ''

  const sign = (payload: object): string => {
    const head = provider.forge.isUnsigned ? { alg: 'none' } : { alg: 'RS256', kid: 'one' }
    const signed = [head, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    return `${signed}.${provider.forge.isUnsigned ? '' : createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`
  }
  const authorize = (query: URLSearchParams): string => {
    const code = randomUUID()
    const redirectUri = query.get('redirect_uri') ?? ''
    grants.set(code, { redirectUri, challenge: query.get('code_challenge') ?? '', nonce: query.get('nonce') ?? '' })
    return `${redirectUri}?${new URLSearchParams({ code, state: query.get('state') ?? '', iss: issuer }).toString()}`
  }
  const exchange = (form: URLSearchParams): object | undefined => {
    const grant = grants.get(form.get('code') ?? '')
    grants.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isRight = grant?.redirectUri === form.get('redirect_uri') && grant?.challenge === challenge
    if (!grant || !isRight || form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) return undefined
    const now = Math.floor(Date.now() / 1000)
    const { isUnsigned: _isUnsigned, ...forged } = provider.forge
    const claims = { iss: issuer, aud: clientId, sub: 'subject-1', iat: now, exp: now + 60, nonce: grant.nonce, ...provider.claims, ...forged }
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: sign(claims) }
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url ?? '', issuer)
    const json = (value: object, status = 200) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          authorization_response_iss_parameter_supported: true,
        })
      case '/jwks':
        return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
      case '/authorize':
        return response.writeHead(302, { Location: authorize(searchParams) }).end()
      case '/token': {
        const tokens = exchange(new URLSearchParams(await text(request)))
        return tokens ? json(tokens) : json({ error: 'invalid_grant' }, 400)
      }
      default:
        return response.writeHead(404).end()
    }
  }
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  issuer = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`

  const provider: OidcProvider = {
    issuer,
    claims: {},
    forge: {},
    visit: async (at) => new URL((await fetch(at, { redirect: 'manual' })).headers.get('location') ?? ''),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
  return provider
}

/** The options of a server that takes its people from there. */
export function oidcArguments({ issuer }: Pick<OidcProvider, 'issuer'>, ...more: readonly string[]): readonly string[] {
  return ['--strict', '--oidc-issuer', issuer, '--oidc-client-id', clientId, '--oidc-client-secret', clientSecret, ...more]
}
