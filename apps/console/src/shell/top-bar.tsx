import { sessionKey } from '../client/session.ts'
import { signOut } from '../client/sign-in.ts'
import { type Settings, settings } from '../settings.ts'
import { href, signInPath } from './address.ts'
import { flash } from './flashes.ts'
import { Logo } from './logo.tsx'
import { chooseTheme, type Theme, useTheme } from './theme.ts'

/** Name, region, the choice of light or dark, and the way out where one has signed in. */
export function TopBar() {
  const session = sessionKey()
  return (
    <header id="top-bar" className="top-bar">
      <a className="top-bar-name" href={href('/apis')}>
        <Logo />
        Fourbox
      </a>
      <span className="top-bar-place">{placeOf(settings)}</span>
      <ThemeChoice />
      {settings.signIn === true && session !== '' && <SignOut />}
    </header>
  )
}

/** The region; in front of another endpoint that one, and whether anything can be changed there. */
function placeOf({ region, elsewhere }: Settings): string {
  if (!elsewhere) return region
  return `${elsewhere.endpoint} (${region}${elsewhere.mayWrite ? '' : ', read-only'})`
}

const themes: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
]

/** Nothing of what the page knows outlives it: the sign-in page is loaded anew. */
function SignOut() {
  return (
    <button
      className="top-bar-button"
      type="button"
      onClick={() =>
        void signOut().then(
          () => location.assign(href(signInPath)),
          (error: Error) => flash({ type: 'error', content: error.message }),
        )
      }
    >
      Sign out
    </button>
  )
}

function ThemeChoice() {
  const { theme } = useTheme()
  return (
    <select
      className="top-bar-theme"
      aria-label="Theme"
      value={theme}
      onChange={({ target }) => chooseTheme(themes.find((one) => one.theme === target.value)?.theme ?? 'system')}
    >
      {themes.map((one) => (
        <option key={one.theme} value={one.theme}>
          {one.label}
        </option>
      ))}
    </select>
  )
}
