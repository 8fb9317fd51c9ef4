import Alert from '@cloudscape-design/components/alert'
import { settings } from '../../settings.ts'

/** Where nobody signs in, nobody is kept from anything. */
export function StrictModeOnly({ what }: { readonly what: string }) {
  if (settings.signIn === true) return null
  return <Alert type="info">{`${what} in the strict mode (--strict). Now whoever can connect to this server is its owner.`}</Alert>
}
