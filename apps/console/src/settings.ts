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
}

const defaults: Settings = { region: 'us-east-1', account: '000000000000', executeOrigin: 'http://localhost:4401', version: '', limits: defaultLimits }

/** Read once: the page is loaded anew when the server changes. */
export const settings: Settings = { ...defaults, ...readJson(meta('fourbox-settings')) }

/** The console's own credential. It travels in a header, never in a cookie: cookies ignore ports, and deployed APIs are on another port. */
export function tokenHeader(): Readonly<Record<string, string>> {
  return { 'x-fourbox-token': meta('fourbox-token') }
}

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
}

function readJson(text: string): Partial<Settings> {
  return text === '' ? {} : JSON.parse(text)
}
