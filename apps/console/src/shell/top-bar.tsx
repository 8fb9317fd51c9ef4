import { visible } from '@fourbox/domain'
import { sessionKey } from '../client/session.ts'
import { signOut } from '../client/sign-in.ts'
import { type Settings, settings } from '../settings.ts'
import { href, signInPath } from './address.ts'
import { flash } from './flashes.ts'
import { Logo } from './logo.tsx'
import { useSignedIn } from './permission.ts'
import { ariaKeysOf, keysOf, shortcuts } from './shortcuts.ts'
import { chooseTheme, themes, useTheme } from './theme.ts'
import { useOverlay } from './overlays.tsx'

/** Name, the way to anything, region, the choice of light or dark, and the way out where one has signed in. */
export function TopBar() {
  const session = sessionKey()
  return (
    <header id="top-bar" className="top-bar">
      <a className="top-bar-name" href={href('/apis')}>
        <Logo />
        Fourbox
      </a>
      <PaletteButton />
      <Place text={placeOf(settings)} />
      <ThemeChoice />
      {settings.signIn === true && session !== '' && (
        <>
          <Who />
          <SignOut />
        </>
      )}
    </header>
  )
}

function PaletteButton() {
  return (
    <button
      className="top-bar-palette"
      type="button"
      aria-keyshortcuts={ariaKeysOf(shortcuts.palette)}
      onClick={() => useOverlay.setState({ open: 'palette' })}
    >
      <span>Go to a resource, a stage, an action…</span>
      <kbd aria-hidden="true">{keysOf(shortcuts.palette).join(' ')}</kbd>
    </button>
  )
}

/** A long text is cut off at its end, and read whole when it is pointed at. */
function Place({ text }: { readonly text: string }) {
  return (
    <span className="top-bar-place" title={text}>
      {text}
    </span>
  )
}

/** The region; in front of another endpoint that one, and whether anything can be changed there. */
function placeOf({ region, elsewhere }: Settings): string {
  if (!elsewhere) return region
  return `${elsewhere.endpoint} (${region}${elsewhere.mayWrite ? '' : ', read-only'})`
}

/** Who is signed in, and what they may do. */
function Who() {
  const data = useSignedIn()
  return data && <Place text={visible(`${data.userName ?? 'Owner'} (${data.role})`)} />
}

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
