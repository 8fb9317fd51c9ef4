import type { Credentials } from '../identity/sign.ts'
import type { OtherEndpoint } from './other-endpoint.ts'

/**
 * Where the keys for another endpoint come from: the SDK's default chain (environment, profiles, sign-on, roles), which
 * keeps what it found until that expires. An emulator takes any: `test`, where the chain ends.
 * Answers a function that throws where AWS itself is to be called and there are none.
 */
export function endpointCredentials({ isAws, region }: OtherEndpoint): () => Promise<Credentials> {
  let provider: Promise<() => Promise<Credentials>> | undefined
  return async () => {
    provider ??= defaultChain(region)
    try {
      return await (
        await provider
      )()
    } catch (error) {
      if (isAws) throw error
      return { accessKeyId: 'test', secretAccessKey: 'test' }
    }
  }
}

async function defaultChain(region: string): Promise<() => Promise<Credentials>> {
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node')
  const chain = defaultProvider({ clientConfig: { region } })
  return async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = await chain()
    return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
  }
}
