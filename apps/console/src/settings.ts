import { defaultLimits, type Limits } from '@fourbox/domain'

/** What the server tells the page at load. */
export interface Settings {
  readonly region: string
  readonly account: string
  /** Where deployed APIs answer: `http://localhost:4401`. */
  readonly executeOrigin: string
  readonly version: string
  /** The quotas of the account, `--limits` counted in. */
  readonly limits: Limits
  /** The server is in the strict mode: who uses the console signs in. */
  readonly signIn?: boolean
  /** The host of a provider of OpenID Connect by which they may. */
  readonly provider?: string
  /** Other servers may share the store of this one. */
  readonly manyNodes?: boolean
  /** The server's time can be moved forward. */
  readonly clock?: boolean
  /** The page's calls go to another implementation of AWS's protocol, AWS itself or an emulator. */
  readonly elsewhere?: { readonly endpoint: string; readonly isAws: boolean; readonly mayWrite: boolean }
}

const defaults: Settings = { region: 'us-east-1', account: '000000000000', executeOrigin: 'http://localhost:4401', version: '', limits: defaultLimits }

/** Read once: the page is loaded anew when the server changes. */
export const settings: Settings = { ...defaults, ...readJson(meta('fourbox-settings')) }

/** Whether the page's calls go to a Fourbox: what AWS has no word for is shown there only. */
export const atFourbox = settings.elsewhere === undefined

/** What the page was given to call with; nothing where the person signs in. */
export function pageToken(): string {
  return meta('fourbox-token')
}

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
}

function readJson(text: string): Partial<Settings> {
  return text === '' ? {} : JSON.parse(text)
}
