import { integrationsOf, type Rule } from '../rule.ts'

/** Loopback, link-local and private addresses, and names that lead there. */
const local =
  /^(?:localhost|.*\.localhost|.*\.local|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|0\.0\.0\.0|\[::1?\]|\[f[cd][\da-f:]*\])$/i

export const localAddress: Rule = {
  title: 'A back end that only this machine can reach',
  severity: 'advice',
  explanation:
    'On AWS an integration is called from the internet: an address of this machine or of a private network answers nothing there. Keep the host in a stage variable, so that each stage has its own, or use a VPC link.',
  *check({ api }) {
    for (const { integration, name, at } of integrationsOf(api)) {
      if (!('connectionType' in integration) || integration.connectionType === 'VPC_LINK') continue
      const host = /^https?:\/\/(\[[^\]]*\]|[^/:?]+)/i.exec(integration.uri)?.[1]
      if (host !== undefined && local.test(host)) yield { place: at('integration-request'), text: `${name} calls ${host}.` }
    }
  },
}
