import type { Configuration } from 'openid-client'
import type { Claims } from './claimed-role.ts'
import type { OidcSettings } from './oidc-settings.ts'

/** What the browser keeps between leaving for the provider and coming back, where no other origin reads it. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** An authorization code flow with PKCE, state and nonce. */
export interface Provider {
  /** Where the browser goes to. @throws when the provider does not answer, or not as one */
  readonly begin: (redirectUri: string) => Promise<{ readonly address: string; readonly attempt: Attempt }>
  /** Of whom the code speaks that the browser came back with. @throws whatever does not hold */
  readonly complete: (returned: URL, attempt: Attempt) => Promise<{ readonly subject: string; readonly claims: Claims }>
}

/** Its library is read, and it is asked, when somebody first wants to sign in by it. */
export function oidcProvider({ issuer, clientId, clientSecret }: OidcSettings): Provider {
  let found: Promise<{ readonly client: typeof import('openid-client'); readonly configuration: Configuration }> | undefined

  const discover = async () => {
    const client = await import('openid-client')
    // Settings let no other issuer than one of this machine do without TLS.
    const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []
    const authentication = clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret)
    const configuration = await client.discovery(issuer, clientId, undefined, authentication, { execute, timeout: patienceInSeconds })
    return { client, configuration }
  }
  const find = () => {
    found ??= discover().catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }

  return {
    begin: async (redirectUri) => {
      const { client, configuration } = await find()
      const attempt = { state: client.randomState(), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() }
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, attempt }
    },
    complete: async (returned, { state, nonce, codeVerifier }) => {
      const { client, configuration } = await find()
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true }
      const claims = (await client.authorizationCodeGrant(configuration, returned, checks)).claims()
      if (!claims) throw new Error('The provider sent no ID token')
      return { subject: claims.sub, claims }
    },
  }
}

const patienceInSeconds = 10
