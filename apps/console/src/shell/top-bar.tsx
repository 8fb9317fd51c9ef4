import { settings } from '../settings.ts'
import { href } from './address.ts'
import { Logo } from './logo.tsx'
import { chooseTheme, type Theme, useTheme } from './theme.ts'

/** Name, region and the choice of light or dark. */
export function TopBar() {
  return (
    <header id="top-bar" className="top-bar">
      <a className="top-bar-name" href={href('/apis')}>
        <Logo />
        Fourbox
      </a>
      <span className="top-bar-place">{settings.region}</span>
      <ThemeChoice />
    </header>
  )
}

const themes: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
]

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
